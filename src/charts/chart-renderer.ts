import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../project-root.js";
import type { ChartSpec } from "./chart-spec.js";
import type { ChartReply } from "./chart-worker.js";

export interface ChartRenderer {
  /** Bytes of a PNG; rejects with the reason when the spec cannot be drawn or its drawing died or took too long. */
  render(spec: ChartSpec): Promise<Uint8Array>;
  /** Refuses what is waiting and ends the worker. */
  close(): Promise<void>;
}

interface Options {
  workerFile: string;
  timeoutMs: number;
}

// Node runs no TypeScript in a worker: also when the program runs from `src`, the compiled file is taken.
const WORKER_FILE = join(projectRoot, "dist", "src", "charts", "chart-worker.js");
const TIMEOUT_MS = 20_000;

/** Draws charts one by one in a thread of its own, started with the first chart and anew after a crash. */
export function createChartRenderer({
  workerFile = WORKER_FILE,
  timeoutMs = TIMEOUT_MS,
}: Partial<Options> = {}): ChartRenderer {
  return new QueuedRenderer({ workerFile, timeoutMs });
}

class QueuedRenderer implements ChartRenderer {
  readonly #options: Options;
  #last: Promise<unknown> = Promise.resolve();
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  render(spec: ChartSpec): Promise<Uint8Array> {
    const drawn = this.#last.then(() => this.#draw(spec));
    this.#last = drawn.catch(() => undefined);
    return drawn;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  async #draw(spec: ChartSpec): Promise<Uint8Array> {
    this.#refuseWhenClosed();
    const worker = (this.#worker ??= this.#startWorker());
    const reply = await this.#ask(worker, spec).catch(async (error: unknown) => {
      this.#worker = undefined;
      await worker.terminate();
      this.#refuseWhenClosed();
      throw error;
    });
    if ("error" in reply) throw new Error(reply.error);
    return reply.png;
  }

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new Error("The chart renderer is closed");
  }

  #startWorker(): Worker {
    const { workerFile } = this.#options;
    if (!existsSync(workerFile)) {
      throw new Error(`No chart worker at ${workerFile}: build the program with "npx tsc --build"`);
    }
    const worker = new Worker(workerFile);
    const lose = () => {
      if (worker === this.#worker) this.#worker = undefined;
    };
    return worker.on("error", lose).on("exit", lose);
  }

  /** Rejects when the worker dies, ends, or takes too long. */
  async #ask(worker: Worker, spec: ChartSpec): Promise<ChartReply> {
    const { timeoutMs } = this.#options;
    const settled = new AbortController();
    const { signal } = settled;
    worker.ref();
    try {
      worker.postMessage(spec);
      return await Promise.race([
        once(worker, "message", { signal }).then(([reply]) => reply as ChartReply),
        once(worker, "exit", { signal }).then(([code]) => {
          throw new Error(`The chart worker ended with code ${code}`);
        }),
        setTimeout(timeoutMs, undefined, { signal }).then(() => {
          throw new Error(`Drawing "${spec.title}" took more than ${timeoutMs} ms`);
        }),
      ]);
    } finally {
      settled.abort();
      // An idle worker keeps no program alive.
      worker.unref();
    }
  }
}
