import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../project-root.js";

type State = "starting" | "running" | "stopped";

const MAIN = join(projectRoot, "dist", "src", "main.js");

/** The bot as a process that can be killed and started again, to see that nothing is lost. */
export class BotProcess {
  #child: ChildProcess | undefined;
  #deaths = 0;

  constructor(
    readonly env: Record<string, string>,
    readonly onChange: (state: State, deaths: number) => void = () => undefined,
  ) {}

  /** Resolves when the bot takes updates. @throws when it ends instead */
  async start(): Promise<void> {
    if (this.#child) return;
    this.#say("starting");
    const child = fork(MAIN, { env: { ...process.env, ...this.env } });
    this.#child = child;
    child.once("exit", () => {
      this.#child = undefined;
      this.#deaths++;
      this.#say("stopped");
    });
    await Promise.race([readyOf(child), fallOf(child)]);
    this.#say("running");
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  #say(state: State): void {
    this.onChange(state, this.#deaths);
  }
}

/** The bot says one word when it takes updates; a watcher of files may say others before. */
function readyOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on("message", (message) => {
      if (message === "ready") resolve();
    });
  });
}

async function fallOf(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null];
  throw new Error(`The bot ended before it was ready (exit code ${code ?? "none"})`);
}
