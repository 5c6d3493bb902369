import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../src/project-root.js";

const MAIN = join(projectRoot, "dist", "src", "main.js");

/** The built program as a process of its own, to be killed at any moment. */
export class BotUnderFire {
  #child: ChildProcess | undefined;
  /** What it wrote to its log, for the message of a failing test. */
  log = "";

  constructor(readonly env: Record<string, string>) {}

  async start(): Promise<void> {
    const child = fork(MAIN, {
      env: { ...process.env, ...this.env, NODE_ENV: "test" },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child = child;
    child.stderr?.on("data", (chunk: Buffer) => (this.log += chunk.toString()));
    await Promise.race([
      once(child, "message"),
      once(child, "exit").then(() => {
        throw new Error(`The bot ended at its start:\n${this.log.slice(-2_000)}`);
      }),
    ]);
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}
