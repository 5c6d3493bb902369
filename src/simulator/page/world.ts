import type {
  BotView,
  CallView,
  ChatView,
  FaultView,
  HostStatus,
  MessageView,
  PersonView,
  SimEvent,
  SimState,
} from "../control-types.js";
import { Deliveries } from "./deliveries.js";
import { Listening } from "./listening.js";
import { Typing } from "./typing.js";
import { Unread } from "./unread.js";

const keptCalls = 40;

type EventListener = (event: SimEvent) => void;

/** The page's picture of the simulated world; tells who listens that something changed. */
export class World {
  isConnected = false;
  /** What the bot asked for lately, newest first. */
  calls: readonly CallView[] = [];
  readonly deliveries = new Deliveries();
  readonly listening = new Listening(() => this.changed());
  readonly typing = new Typing(() => this.changed());
  readonly unread = new Unread();
  private state: SimState | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly eventListeners = new Set<EventListener>();
  private isScheduled = false;

  get isKnown(): boolean {
    return this.state !== undefined;
  }

  get bot(): BotView {
    return this.getState().bot;
  }

  get people(): PersonView[] {
    return this.getState().people;
  }

  get chats(): ChatView[] {
    return this.getState().chats;
  }

  get faults(): FaultView[] {
    return this.getState().faults;
  }

  get host(): HostStatus {
    return this.getState().host;
  }

  /** Whether anybody is there to answer. */
  get isBotAlive(): boolean {
    const { bot } = this.host;
    return bot === "unmanaged" ? this.listening.isHeard : bot === "running";
  }

  findPerson(id: number): PersonView | undefined {
    return this.state?.people.find(({ user }) => user.id === id);
  }

  findChat(id: number): ChatView | undefined {
    return this.state?.chats.find(({ chat }) => chat.id === id);
  }

  replace(state: SimState): void {
    const isAnother = !this.state || state.lastEventId < this.state.lastEventId;
    this.state = state;
    if (isAnother) this.unread.beginWith(state.chats);
    this.deliveries.settle(state.bot.pendingUpdates);
    this.listening.note(state.bot.isPolling);
    this.changed();
  }

  setConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.changed();
  }

  apply(id: number, event: SimEvent): void {
    if (!this.state) return;
    this.state.lastEventId = id;
    applyEvent(this.state, event);
    for (const listener of [...this.eventListeners]) listener(event);
    if (event.type === "polling") this.listening.note(event.isPolling);
    if (event.type === "call") this.calls = [event.call, ...this.calls].slice(0, keptCalls);
    if (event.type === "typing") this.typing.add(event);
    if (event.type === "message") this.typing.end(event.chatId, event.view.message);
    if (event.type === "update-confirmed") {
      this.deliveries.confirm(event.updateIds, event.pendingUpdates);
    }
    this.changed();
  }

  /** Calls the listeners soon, once for all that happens in one moment. */
  changed(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setTimeout(() => {
      this.isScheduled = false;
      for (const listener of [...this.listeners]) listener();
    });
  }

  /** Gives back the way to stop listening. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hands on each event as it comes; gives back the way to stop listening. */
  onEvent(listener: EventListener): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  private getState(): SimState {
    if (!this.state) throw new Error("The world is not known yet");
    return this.state;
  }
}

function applyEvent(state: SimState, event: SimEvent): void {
  switch (event.type) {
    case "message":
    case "edit":
    case "reaction":
      putMessage(state, event.chatId, event.view);
      break;
    case "delete":
      dropMessages(state, event.chatId, event.messageIds);
      break;
    case "chat":
      putChat(state, event.summary);
      break;
    case "person":
      putPerson(state, event.person);
      break;
    case "update-queued":
    case "update-confirmed":
      state.bot.pendingUpdates = event.pendingUpdates;
      break;
    case "polling":
      state.bot.isPolling = event.isPolling;
      break;
    case "faults":
      state.faults = event.faults;
      break;
    case "host":
      state.host = event.host;
      break;
    default:
    // The rest changes nothing that lasts.
  }
}

function putMessage(state: SimState, chatId: number, view: MessageView): void {
  const chat = state.chats.find((each) => each.chat.id === chatId);
  if (!chat) return;
  const { message_id: id } = view.message;
  const others = chat.messages.filter(({ message }) => message.message_id !== id);
  chat.messages = [...others, view].sort((a, b) => a.message.message_id - b.message.message_id);
}

function dropMessages(state: SimState, chatId: number, messageIds: number[]): void {
  const chat = state.chats.find((each) => each.chat.id === chatId);
  if (!chat) return;
  chat.messages = chat.messages.filter(({ message }) => !messageIds.includes(message.message_id));
}

function putChat(state: SimState, summary: Omit<ChatView, "messages">): void {
  const index = state.chats.findIndex((each) => each.chat.id === summary.chat.id);
  const known = state.chats[index];
  if (known) state.chats[index] = { ...summary, messages: known.messages };
  else state.chats.push({ ...summary, messages: [] });
}

function putPerson(state: SimState, person: PersonView): void {
  const index = state.people.findIndex((each) => each.user.id === person.user.id);
  if (index >= 0) state.people[index] = person;
  else state.people.push(person);
}
