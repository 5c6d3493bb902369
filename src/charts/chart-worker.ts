import { parentPort } from "node:worker_threads";
import type { ChartSpec } from "./chart-spec.js";
import { createDrawing } from "./draw-chart.js";

export interface ChartRequest {
  id: number;
  spec: ChartSpec;
}

export type ChartReply = { id: number; png: Uint8Array } | { id: number; error: string };

const port = parentPort;
if (!port) throw new Error("chart-worker runs in a worker thread only; see chart-renderer");

const drawing = createDrawing();

port.on("message", ({ id, spec }: ChartRequest) => {
  void drawing
    .then((draw) => draw(spec))
    .then(
      (png): ChartReply => ({ id, png }),
      (error: unknown): ChartReply => ({ id, error: reasonOf(error) }),
    )
    .then((reply) => port.postMessage(reply));
});

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
