import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, normalize, sep } from "node:path";
import { mimeTypeOf } from "./mime-types.js";
import { sendBytes } from "./respond.js";

/** Serves the page from the first folder that has the file; false when none has. */
export async function answerStatic(
  folders: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method !== "GET") return false;
  const path = readPath(request.url ?? "/");
  if (path === undefined) return false;
  for (const folder of folders) {
    const file = await findFile(folder, path);
    if (!file) continue;
    sendBytes(response, mimeTypeOf(path) ?? "application/octet-stream", file);
    return true;
  }
  return false;
}

/** The file that an address names, inside the folder whatever dots it holds. */
function readPath(address: string): string | undefined {
  const { pathname } = new URL(address, "http://simulator");
  try {
    const path = normalize(decodeURIComponent(pathname));
    return path.includes("\0") ? undefined : path.endsWith(sep) ? `${path}index.html` : path;
  } catch {
    return undefined; // A broken percent escape names no file.
  }
}

async function findFile(folder: string, path: string): Promise<Buffer | undefined> {
  const file = join(folder, path);
  if (!file.startsWith(normalize(folder + sep))) return undefined;
  try {
    return await readFile(file);
  } catch {
    return undefined; // Not in this folder, or a folder itself.
  }
}
