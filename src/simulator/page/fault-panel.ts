import { el, fill, setText, type Child } from "./dom.js";
import { CallList } from "./call-list.js";
import { FaultSwitches } from "./fault-switches.js";
import { words } from "./language.js";
import { PanelActions, type PanelContext } from "./panel-actions.js";

/** Where one makes Telegram misbehave, takes the bot down, and watches what it does. */
export class FaultPanel {
  readonly node: HTMLElement;
  private readonly note = el("p", { class: "note", role: "status" });
  private readonly switches: FaultSwitches;
  private readonly actions: PanelActions;
  private readonly calls: CallList;

  constructor(private readonly context: PanelContext) {
    const run = (work: () => Promise<void>): void => void this.run(work);
    this.switches = new FaultSwitches(context.world, run);
    this.actions = new PanelActions(context, run);
    this.calls = new CallList(context.world);
    this.node = el("div", { class: "panel", id: "fault-panel", hidden: true });
    fill(
      this.node,
      el("p", { class: "intro" }, words().faultsIntro),
      section(words().telegram, this.switches.node),
      section(words().people, this.actions.node),
      section(words().calls, this.calls.node),
      this.note,
    );
    this.node.setAttribute("role", "region");
    this.node.setAttribute("aria-label", words().faultPanel);
  }

  update(): void {
    if (this.node.hidden) return;
    this.switches.update();
    this.actions.update();
    this.calls.update();
    const { note } = this.context.world.host;
    if (note !== undefined) setText(this.note, note);
  }

  /** What cannot be done is said in the panel. */
  private async run(work: () => Promise<void>): Promise<void> {
    try {
      setText(this.note, "");
      await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setText(this.note, `${words().failed}: ${reason}`);
    }
  }
}

function section(title: string, ...children: Child[]): HTMLElement {
  return el("section", { "aria-label": title }, el("h2", {}, title), ...children);
}
