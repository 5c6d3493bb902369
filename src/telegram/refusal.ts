/** What Telegram means by a refusal. Errors 400 differ only by their words, so this is the one place that reads them. */
export type Refusal =
  | "blocked"
  | "kicked"
  | "chat-gone"
  | "migrated"
  | "topic-gone"
  | "topic-closed"
  | "message-gone"
  | "not-modified"
  | "query-old"
  | "reaction-refused"
  | "no-rights"
  | "too-many"
  | "server"
  | "token"
  | "conflict"
  | "other";

const WORDS_OF_400: readonly (readonly [RegExp, Refusal])[] = [
  [/upgraded to a supergroup/i, "migrated"],
  [/message is not modified/i, "not-modified"],
  [/query is too old|query id is invalid/i, "query-old"],
  [/thread not found|topic_id_invalid|topic_deleted|TOPIC_ID_INVALID/i, "topic-gone"],
  [/topic_closed|topic is closed/i, "topic-closed"],
  [/chat not found|chat_id is empty|peer_id_invalid/i, "chat-gone"],
  [
    /message to (edit|delete|copy|forward|react|be replied).* not found|message can't be edited/i,
    "message-gone",
  ],
  [/message_id_invalid|replied message not found/i, "message-gone"],
  [/reaction/i, "reaction-refused"],
  [/not enough rights|need administrator|not a forum|chat_admin_required/i, "no-rights"],
];

const WORDS_OF_403: readonly (readonly [RegExp, Refusal])[] = [
  [/blocked by the user|user is deactivated|can't initiate/i, "blocked"],
  [/kicked|not a member/i, "kicked"],
  [/not enough rights|need administrator/i, "no-rights"],
];

export interface ApiFailure {
  error_code: number;
  description: string;
}

export function nameRefusal({ error_code, description }: ApiFailure): Refusal {
  if (error_code === 429) return "too-many";
  if (error_code >= 500) return "server";
  if (error_code === 401) return "token";
  if (error_code === 409) return "conflict";
  const words = error_code === 403 ? WORDS_OF_403 : WORDS_OF_400;
  const named = words.find(([pattern]) => pattern.test(description))?.[1];
  return named ?? (error_code === 403 ? "kicked" : "other");
}

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Whether a network error came before anything was written, so that a repeat cannot double anything. */
export function surelyNotSent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = innerError(cause)) {
    if (NEVER_SENT.has((cause as NodeJS.ErrnoException).code ?? "")) return true;
  }
  return false;
}

function innerError(error: Error): unknown {
  return "error" in error ? error.error : error.cause;
}
