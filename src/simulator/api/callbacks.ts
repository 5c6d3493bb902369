import { badRequest } from "../rules/refusal.js";
import type { Effects } from "./call.js";

export const callbackEffects: Effects = {
  answerCallbackQuery: ({ world }, params) => {
    const query = world.queries.take(params.callback_query_id);
    if (!query) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    const { personId, chatId, messageId } = query;
    // An answer without words only ends the waiting: nothing is shown.
    if (!params.text && !params.url) return true;
    const toast = {
      chatId,
      messageId,
      text: params.text ?? "",
      isAlert: params.show_alert ?? false,
      ...(params.url && { url: params.url }),
      at: world.now().getTime(),
    };
    world.getPerson(personId).toasts.push(toast);
    world.events.emit({ type: "toast", personId, toast });
    return true;
  },
};
