import type { Update } from "@grammyjs/types";
import type { CallView, SimEvent } from "../control-types.js";
import type { Presses } from "./presses.js";

/**
 * Ends the waiting of a button when the bot answers the press. An answer without words shows nothing on
 * the phone, so it is known only by the bot's calls: one brings it the press, another answers it.
 */
export class PressAnswers {
  private readonly pressOf = new Map<string, [person: number, chat: number, message: number]>();

  constructor(private readonly presses: Presses) {}

  note(event: SimEvent): void {
    if (event.type === "toast") {
      const { chatId, messageId } = event.toast;
      this.presses.end(event.personId, chatId, messageId);
    } else if (event.type === "call" && tookEffect(event.call)) this.noteCall(event.call);
  }

  private noteCall({ method, params, result }: CallView): void {
    if (method === "getUpdates" && result.ok) {
      for (const update of result.result as Update[]) this.notePress(update);
    } else if (method === "answerCallbackQuery") {
      const press = this.pressOf.get(String(params["callback_query_id"]));
      if (press) this.presses.end(...press);
    }
  }

  private notePress({ callback_query: query }: Update): void {
    if (!query?.message) return;
    const { chat, message_id: messageId } = query.message;
    this.pressOf.set(query.id, [query.from.id, chat.id, messageId]);
  }
}

function tookEffect({ result }: CallView): boolean {
  return result.ok || ("cut" in result && result.tookEffect);
}
