import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../project-root.js";
import type { ChartSpec } from "./chart-spec.js";
import type { ChartReply, ChartRequest } from "./chart-worker.js";

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

interface Job extends ChartRequest {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
}

class QueuedRenderer implements ChartRenderer {
  readonly #options: Options;
  readonly #waiting: Job[] = [];
  #running: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  render(spec: ChartSpec): Promise<Uint8Array> {
    if (this.#isClosed) return Promise.reject(new Error("The chart renderer is closed"));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: ++this.#lastId, spec, resolve, reject });
      this.#startNext();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const refused = new Error("The chart renderer is closed");
    for (const job of this.#waiting.splice(0)) job.reject(refused);
    await this.#dropWorker(refused);
  }

  #startNext(): void {
    if (this.#running) return;
    this.#running = this.#waiting.shift();
    // An idle worker keeps no program alive.
    if (!this.#running) return this.#worker?.unref();
    const { id, spec } = this.#running;
    try {
      this.#worker ??= this.#startWorker();
      this.#worker.ref();
      this.#worker.postMessage({ id, spec } satisfies ChartRequest);
    } catch (error) {
      return this.#settle((job) => job.reject(error as Error));
    }
    const { timeoutMs } = this.#options;
    this.#timer = setTimeout(() => {
      void this.#dropWorker(new Error(`Drawing "${spec.title}" took more than ${timeoutMs} ms`));
    }, timeoutMs);
  }

  #startWorker(): Worker {
    const { workerFile } = this.#options;
    if (!existsSync(workerFile)) {
      throw new Error(`No chart worker at ${workerFile}: build the program with "npx tsc --build"`);
    }
    const worker = new Worker(workerFile);
    const lose = (error: Error) => {
      // After "error" comes "exit"; by then another worker may have taken over.
      if (worker === this.#worker) void this.#dropWorker(error);
    };
    worker.on("message", (reply: ChartReply) => this.#take(reply));
    worker.on("error", lose);
    worker.on("exit", (code) => lose(new Error(`The chart worker ended with code ${code}`)));
    return worker;
  }

  #take(reply: ChartReply): void {
    if (reply.id !== this.#running?.id) return;
    this.#settle((job) => {
      if ("png" in reply) job.resolve(reply.png);
      else job.reject(new Error(reply.error));
    });
  }

  /** Ends the worker, whose present job fails with `error`; the next job starts another one. */
  async #dropWorker(error: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#settle((job) => job.reject(error));
    await worker?.terminate();
  }

  #settle(answer: (job: Job) => void): void {
    clearTimeout(this.#timer);
    const job = this.#running;
    this.#running = undefined;
    if (job) answer(job);
    this.#startNext();
  }
}
