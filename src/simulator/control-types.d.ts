/**
 * Shapes of the control API under `/sim`, by which the web page sees and moves the simulated world.
 *
 * | request | body | answer |
 * |---|---|---|
 * | `GET /sim/state` | – | `SimState` |
 * | `GET /sim/events?since=<lastEventId>` | – | server-sent events: `id` is the event's number, `data` a `SimEvent` |
 * | `POST /sim/act` | `Act` | `ActResult` |
 * | `POST /sim/faults` | `FaultRule` | `FaultView` |
 * | `DELETE /sim/faults` | – | `{ ok: true }`, all rules gone |
 * | `DELETE /sim/faults/<id>` | – | `{ ok: true }`, that rule gone |
 * | `POST /sim/redeliver` | `Redeliver` | `{ ok: true, updateIds: number[] }` |
 * | `GET /sim/files/<file_id>` | – | the bytes, with their content type |
 *
 * A lost connection goes on where it was by `Last-Event-ID`, as `EventSource` does of itself.
 * What cannot be done (a button that is not there, a blocked bot) answers 400 with `SimProblem`.
 * The host may add routes of its own beside these; see `HostStatus`.
 */
import type {
  BotCommand,
  Chat,
  ForceReply,
  Message,
  ReplyKeyboardMarkup,
  User,
} from "@grammyjs/types";

/** The whole world at one moment. Later events carry greater numbers than `lastEventId`. */
export interface SimState {
  lastEventId: number;
  bot: BotView;
  people: PersonView[];
  chats: ChatView[];
  faults: FaultView[];
  host: HostStatus;
}

export interface BotView {
  user: User;
  /** True while a `getUpdates` call waits, or one ended less than two seconds ago. */
  isPolling: boolean;
  /** Updates that the bot has not yet confirmed. */
  pendingUpdates: number;
  description: string;
}

export interface PersonView {
  user: User;
  /** True once the person has written to the bot. */
  hasStarted: boolean;
  hasBlockedBot: boolean;
  /** What the bot asks this person to type with, chat by chat; a private chat has the person's own id. */
  keyboards: KeyboardView[];
  /** The list behind "/" in each chat of the person, as scope and language choose it. */
  commands: CommandsView[];
  /** Newest last; the last twenty are kept. */
  toasts: Toast[];
}

export type KeyboardView =
  | {
      kind: "keyboard";
      chatId: number;
      messageId: number;
      markup: ReplyKeyboardMarkup;
      /** A one-time keyboard that was used: hidden, but the person may open it again. */
      isCollapsed: boolean;
    }
  | {
      kind: "force-reply";
      chatId: number;
      messageId: number;
      markup: ForceReply;
    };

export interface CommandsView {
  chatId: number;
  commands: BotCommand[];
}

/** The answer to a press on an inline button, as the person sees it. */
export interface Toast {
  chatId: number;
  messageId: number;
  text: string;
  /** Shown as a window that must be closed. */
  isAlert: boolean;
  url?: string;
  /** Unix time in milliseconds. */
  at: number;
}

export interface ChatView extends ChatSummary {
  /** In order of `message_id`, edits applied, deleted ones gone. */
  messages: MessageView[];
}

/** A chat without its messages. */
export interface ChatSummary {
  chat: Chat;
  members: MemberView[];
  bot: BotMembership;
  /** Forum topics besides General, in order of creation; General has no entry and no `message_thread_id`. */
  topics: TopicView[];
  pinnedMessageIds: number[];
  /** Set when this group has become another chat. */
  migratedTo?: number;
}

export interface MemberView {
  personId: number;
  status: "creator" | "administrator" | "member";
}

export interface BotMembership {
  status: "administrator" | "member" | "left" | "kicked";
  canManageTopics: boolean;
  canDeleteMessages: boolean;
  canPinMessages: boolean;
}

export interface TopicView {
  /** `message_thread_id` of its messages. */
  threadId: number;
  name: string;
  /** RGB as one number. */
  iconColor: number;
  isClosed: boolean;
}

/** A message in Telegram's own shape, and what people did to it. */
export interface MessageView {
  message: Message;
  reactions: ReactionView[];
  /** False for what the bot never received: a group's talk without administrator rights. */
  isSeenByBot: boolean;
}

export interface ReactionView {
  /** Telegram id of the person or of the bot. */
  by: number;
  emoji: string;
}

export type SimEvent =
  | { type: "message"; chatId: number; view: MessageView }
  | { type: "edit"; chatId: number; view: MessageView }
  | { type: "reaction"; chatId: number; view: MessageView }
  | { type: "delete"; chatId: number; messageIds: number[] }
  | { type: "chat"; summary: ChatSummary }
  | { type: "person"; person: PersonView }
  | { type: "toast"; personId: number; toast: Toast }
  | { type: "typing"; chatId: number; threadId?: number; action: string }
  | { type: "update-queued"; updateId: number; pendingUpdates: number }
  | { type: "update-confirmed"; updateIds: number[]; pendingUpdates: number }
  | { type: "polling"; isPolling: boolean }
  | { type: "call"; call: CallView }
  | { type: "faults"; faults: FaultView[] }
  | { type: "host"; host: HostStatus }
  /** The page missed too much: read `/sim/state` again. */
  | { type: "reset" };

/** One call of the Bot API. `getUpdates` is logged when it brought updates or failed. */
export interface CallView {
  id: number;
  method: string;
  /** Uploaded files stand as `attach://` names. */
  params: Record<string, unknown>;
  /** Unix time in milliseconds. */
  at: number;
  result: CallResult;
}

export type CallResult =
  | { ok: true; result: unknown }
  | { ok: false; errorCode: number; description: string }
  /** A fault cut the connection; `tookEffect` tells on which side of the effect. */
  | { ok: false; cut: true; tookEffect: boolean };

interface ActBase {
  /** Telegram id of the one who acts. */
  person: number;
  /** Default: the private chat with the bot. */
  chat?: number;
  /** Topic of a forum; none = General. */
  thread?: number;
  /** `message_id` in the same chat; `null` declines a reply that the bot asked for. */
  replyTo?: number | null;
  /** Writes in the group's name, as an administrator who hides. */
  isAnonymous?: boolean;
}

/** A file in a JSON body. */
export interface Upload {
  name: string;
  contentType: string;
  base64: string;
}

type FileKind = "photo" | "video" | "document";

export type Act =
  | (ActBase & { action: "send"; text: string })
  | (ActBase & { action: FileKind; file: Upload; caption?: string })
  /** Files of one kind; arrives as one message each. */
  | (ActBase & { action: "album"; kind: FileKind; files: Upload[]; caption?: string })
  | (ActBase & { action: "location"; latitude: number; longitude: number })
  /** Without a number the person's own contact is sent, as the request button does. */
  | (ActBase & { action: "contact"; phoneNumber?: string; firstName?: string })
  /** A kind of message that the bot does not ask for. */
  | (ActBase & { action: "sticker"; emoji?: string })
  | (ActBase & { action: "forward"; fromChat: number; messageId: number })
  /** Presses an inline button by its place, or any button by the words on it. */
  | (ActBase & { action: "press"; messageId: number; row: number; column: number })
  | (ActBase & { action: "press"; label: string; messageId?: number })
  | (ActBase & { action: "edit"; messageId: number; text: string })
  /** No emoji takes the reaction away. */
  | (ActBase & { action: "react"; messageId: number; emoji?: string })
  | (ActBase & { action: "delete"; messageId: number })
  /** `/start` with an optional payload; lifts a block. */
  | (ActBase & { action: "start"; payload?: string })
  | (ActBase & { action: "block" })
  | (ActBase & { action: "unblock" })
  /** What the person's Telegram is set to; without a code the client tells none. */
  | (ActBase & { action: "setLanguage"; languageCode?: string })
  | (ActBase & { action: "createTopic"; name: string })
  | (ActBase & { action: "closeTopic" })
  | (ActBase & { action: "reopenTopic" })
  | (ActBase & { action: "deleteTopic" })
  /** Makes a plain group a supergroup, with a new id. */
  | (ActBase & { action: "migrate" })
  | (ActBase & { action: "removeBot" })
  | (ActBase & { action: "addBot" })
  | (ActBase & { action: "setBotRights"; isAdmin: boolean; canManageTopics?: boolean });

export interface ActResult {
  ok: true;
  /** Messages that the act made, in order. */
  messageIds: number[];
  /** Updates that the bot will get for it; none when it may not see the act. */
  updateIds: number[];
}

export interface SimProblem {
  ok: false;
  /** English, for the engineer. */
  error: string;
}

export interface FaultRule {
  /** Name of a method, or a regular expression as `/^send/i`; default: every method. */
  method?: string;
  /** Only calls whose `chat_id` is this. */
  chatId?: number;
  kind: FaultKind;
  /** Seconds, for "429"; default 1. */
  retryAfter?: number;
  /** For "latency"; default 1000. */
  delayMs?: number;
  /** How many calls it strikes; default: until removed. */
  times?: number;
  /** How long it lasts; default: until removed. */
  forSeconds?: number;
  /** 0..1; default 1. */
  probability?: number;
  /** For "error"; default 400. */
  errorCode?: number;
  /** For "error". */
  description?: string;
}

/**
 * "cut-before" drops the connection and nothing happens; "cut-after" lets the call take effect and drops
 * the answer; "latency" delays and goes on; "error" answers with a code and words of choice.
 */
export type FaultKind = "429" | "500" | "cut-before" | "cut-after" | "latency" | "error";

export interface FaultView extends FaultRule {
  id: number;
  /** Calls struck so far. */
  struck: number;
}

/** Sends updates again, though the bot has confirmed them: the last one, the last n, or one by its id. */
export type Redeliver = { what: "last" } | { count: number } | { updateId: number };

/**
 * What the host says about the bot's process. A host that runs one answers `POST /host/bot/kill` and
 * `POST /host/bot/start` (no body, `{ ok: true }`); without such a host `bot` is "unmanaged".
 */
export interface HostStatus {
  bot: "unmanaged" | "starting" | "running" | "stopped";
  /** How often the process was killed or fell since the start. */
  deaths: number;
  /** Anything else worth a line in the panel, in plain words. */
  note?: string;
  /** Telegram ids of those whose phones the page shows, and the chat of the third phone. */
  phones?: { investor: number; resident: number; clerk: number; staffChat: number };
}
