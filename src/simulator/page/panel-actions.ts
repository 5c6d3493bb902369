import { act, killBot, startBot } from "./control.js";
import { el } from "./dom.js";
import { words } from "./language.js";
import { PanelButton } from "./panel-button.js";
import type { ChatPlace } from "./place.js";
import type { World } from "./world.js";

export interface PanelContext {
  world: World;
  /** Those with a phone of their own. */
  people: { personId: number; role: string }[];
  findOpenTopic: () => { actingId: number; place: Required<ChatPlace> } | undefined;
}

/** The bot's process, and what people may do to the bot. */
export class PanelActions {
  readonly node: HTMLElement;
  private readonly power: PanelButton;
  private readonly topic: PanelButton;
  private readonly blocks: { personId: number; role: string; button: PanelButton }[];

  constructor(
    private readonly context: PanelContext,
    run: (work: () => Promise<void>) => void,
  ) {
    this.power = new PanelButton(() => run(() => (this.isBotUp ? killBot() : startBot())));
    this.blocks = context.people.map((each) => ({
      ...each,
      button: new PanelButton(() => run(() => this.toggleBlock(each.personId))),
    }));
    this.topic = new PanelButton(() => run(() => this.deleteTopic()));
    this.topic.set(words().deleteTopic, words().deleteTopicHint);
    const buttons = [this.power, ...this.blocks.map(({ button }) => button), this.topic];
    this.node = el("div", { class: "panel-buttons" }, ...buttons.map(({ node }) => node));
  }

  update(): void {
    const { world, findOpenTopic } = this.context;
    this.power.node.hidden = world.host.bot === "unmanaged";
    this.power.node.disabled = world.host.bot === "starting";
    this.power.set(
      this.isBotUp ? words().killBot : words().startBot,
      this.isBotUp ? words().killHint : words().pending(world.bot.pendingUpdates),
    );
    this.power.node.classList.toggle("dangerous", this.isBotUp);
    for (const { personId, role, button } of this.blocks) {
      const hasBlocked = world.findPerson(personId)?.hasBlockedBot ?? false;
      button.set(hasBlocked ? words().unblocksBot(role) : words().blocksBot(role), "");
      button.setPressed(hasBlocked);
    }
    this.topic.node.disabled = findOpenTopic() === undefined;
  }

  private get isBotUp(): boolean {
    return this.context.world.host.bot !== "stopped";
  }

  private async toggleBlock(person: number): Promise<void> {
    const hasBlocked = this.context.world.findPerson(person)?.hasBlockedBot ?? false;
    await act({ person, action: hasBlocked ? "unblock" : "block" });
  }

  private async deleteTopic(): Promise<void> {
    const open = this.context.findOpenTopic();
    if (!open) return;
    const { chatId: chat, threadId: thread } = open.place;
    await act({ person: open.actingId, chat, thread, action: "deleteTopic" });
  }
}
