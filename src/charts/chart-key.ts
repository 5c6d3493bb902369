import { createHash } from "node:crypto";
import type { ChartSpec } from "./chart-spec.js";

/** To be raised whenever the same spec comes out as another picture: layout, colours, font or its version. */
const LOOK = "2 noto-sans@0.4.2";

/** Names a picture by its content, for the caches of drawn charts and of Telegram's file ids. */
export function chartKey(spec: ChartSpec): string {
  return createHash("sha256").update(LOOK).update(JSON.stringify(spec, inOrder)).digest("hex");
}

/** Fields in alphabetical order, so that the key does not depend on how the spec was put together. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
