import type { CallView } from "../control-types.js";
import { renderTime } from "./clock.js";
import { el } from "./dom.js";
import { KeyedList } from "./keyed-list.js";
import { words } from "./language.js";
import type { World } from "./world.js";

/** What the bot asked of Telegram lately, and what came of it. */
export class CallList {
  readonly node = el("ol", { class: "calls", tabindex: 0, "aria-label": words().calls });
  private readonly list = new KeyedList(this.node);

  constructor(private readonly world: World) {}

  update(): void {
    this.list.update(
      this.world.calls.map((call) => ({
        key: String(call.id),
        parts: [call],
        build: () => renderCall(call),
      })),
    );
  }
}

function renderCall({ method, at, result }: CallView): HTMLElement {
  return el(
    "li",
    { class: result.ok ? "done" : "failed" },
    el("time", {}, renderTime(at / 1000)),
    el("code", {}, method),
    el("span", {}, renderOutcome(result)),
  );
}

function renderOutcome(result: CallView["result"]): string {
  if (result.ok) return "✓";
  if ("cut" in result) return result.tookEffect ? words().callLost : words().callDropped;
  return `${result.errorCode} ${result.description}`;
}
