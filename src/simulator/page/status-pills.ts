import { el, setText } from "./dom.js";
import { words } from "./language.js";
import type { World } from "./world.js";

/** How the bot fares, in one line that is always in sight. */
export class StatusPills {
  readonly node: HTMLElement;
  private readonly bot = el("span", { class: "pill-status", role: "status" });
  private readonly pending = el("span", { class: "pill-status" });
  private readonly faults = el("span", { class: "pill-status warning" });
  private readonly deaths = el("span", { class: "pill-status" });

  constructor(private readonly world: World) {
    this.pending.title = words().pendingHint;
    this.node = el("div", { class: "pills" }, this.bot, this.pending, this.faults, this.deaths);
  }

  update(): void {
    const { world } = this;
    const { bot, deaths } = world.host;
    const { pendingUpdates } = world.bot;
    setText(this.bot, world.isConnected ? this.botWords() : words().lostConnection);
    this.bot.dataset["state"] = !world.isConnected
      ? "lost"
      : world.isBotAlive
        ? "alive"
        : bot === "starting"
          ? "starting"
          : "dead";
    setText(this.pending, words().pending(pendingUpdates));
    this.pending.classList.toggle("warning", pendingUpdates > 0 && !world.isBotAlive);
    this.faults.hidden = world.faults.length === 0;
    setText(this.faults, words().faultsActive(world.faults.length));
    this.deaths.hidden = deaths === 0;
    setText(this.deaths, words().deaths(deaths));
  }

  private botWords(): string {
    const { bot } = this.world.host;
    if (bot === "starting") return words().botBegins;
    if (this.world.isBotAlive) return words().botRuns;
    return bot === "unmanaged" ? words().botIsSilent : words().botStops;
  }
}
