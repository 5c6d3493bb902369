import { parentPort } from "node:worker_threads";
import type { ChartSpec } from "./chart-spec.js";
import { createDrawing } from "./draw-chart.js";

/** The answer to a `ChartSpec`: bytes of a PNG, or why there is none. */
export type ChartReply = { png: Uint8Array } | { error: string };

const port = parentPort;
if (!port) throw new Error("chart-worker runs in a worker thread only; see chart-renderer");

const drawing = createDrawing();

port.on("message", (spec: ChartSpec) => {
  void drawing
    .then((draw) => draw(spec))
    .then(
      (png): ChartReply => ({ png }),
      (error: unknown): ChartReply => ({ error: reasonOf(error) }),
    )
    .then((reply) => port.postMessage(reply));
});

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
