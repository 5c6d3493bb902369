import type { SimEvent } from "../control-types.js";
import { readState } from "./control.js";
import type { World } from "./world.js";

interface Numbered {
  id: number;
  event: SimEvent;
}

const retryMs = 1000;

/** Keeps the page's picture of the world true: the whole at first and after each break, then event by event. */
export class Connection {
  private source: EventSource | undefined;
  /** What came before the picture that it belongs to; `undefined` when the picture is there. */
  private early: Numbered[] | undefined;
  private attempt = 0;

  constructor(private readonly world: World) {}

  open(): void {
    this.source?.close();
    const source = new EventSource("/sim/events");
    this.source = source;
    source.addEventListener("open", () => void this.takeWhole());
    source.addEventListener("message", (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as SimEvent;
      if (event.type === "reset") void this.takeWhole();
      else this.take({ id: Number(message.lastEventId), event });
    });
    source.addEventListener("error", () => {
      this.world.setConnected(false);
      // A browser tries again by itself unless the server answered with an error.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.open(), retryMs);
    });
  }

  private async takeWhole(): Promise<void> {
    const attempt = ++this.attempt;
    this.early = [];
    try {
      const state = await readState();
      if (attempt !== this.attempt) return;
      const missed = this.early.filter(({ id }) => id > state.lastEventId);
      this.early = undefined;
      this.world.replace(state);
      for (const each of missed) this.take(each);
      this.world.setConnected(true);
    } catch {
      // The server went away in between; the next try begins anew.
      if (attempt === this.attempt) setTimeout(() => this.open(), retryMs);
    }
  }

  private take(numbered: Numbered): void {
    if (this.early) this.early.push(numbered);
    else this.world.apply(numbered.id, numbered.event);
  }
}
