import type { FaultRule, FaultView } from "../control-types.js";
import { addFault, removeAllFaults, removeFault, repeatLastUpdate } from "./control.js";
import { el } from "./dom.js";
import { words } from "./language.js";
import { PanelButton } from "./panel-button.js";
import type { World } from "./world.js";

type Word = "flood" | "outage" | "loseAnswers" | "slow";

const rules: Record<Word, FaultRule> = {
  flood: { kind: "429", retryAfter: 5, forSeconds: 5 },
  outage: { kind: "500" },
  loseAnswers: { kind: "cut-after" },
  slow: { kind: "latency", delayMs: 2000 },
};

/** Switches of Telegram's moods; each shows whether it is on and how often it struck. */
export class FaultSwitches {
  readonly node: HTMLElement;
  private readonly switches: [Word, PanelButton][];
  private readonly clear: PanelButton;

  constructor(
    private readonly world: World,
    run: (work: () => Promise<void>) => void,
  ) {
    this.switches = (Object.keys(rules) as Word[]).map((word) => [
      word,
      new PanelButton(() => run(() => this.toggle(word))),
    ]);
    const repeat = new PanelButton(() => run(repeatLastUpdate));
    repeat.set(words().repeat, words().repeatHint);
    this.clear = new PanelButton(() => run(removeAllFaults));
    this.clear.set(words().clearFaults, "");
    const buttons = [...this.switches.map(([, each]) => each), repeat, this.clear];
    this.node = el("div", { class: "panel-buttons" }, ...buttons.map(({ node }) => node));
  }

  update(): void {
    for (const [word, each] of this.switches) {
      const active = this.findActive(word);
      each.setPressed(active !== undefined);
      const hint = words()[`${word}Hint`];
      each.set(words()[word], active ? words().struck(active.struck) : hint);
    }
    this.clear.node.disabled = this.world.faults.length === 0;
  }

  private findActive(word: Word): FaultView | undefined {
    return this.world.faults.find(
      ({ kind, method }) => kind === rules[word].kind && method === undefined,
    );
  }

  private async toggle(word: Word): Promise<void> {
    const active = this.findActive(word);
    if (active) await removeFault(active.id);
    else await addFault(rules[word]);
  }
}
