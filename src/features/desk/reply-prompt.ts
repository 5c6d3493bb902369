import type { User } from "grammy/types";
import { plain, type Translate } from "../../i18n/i18n.js";
import { fullName } from "../people/person.repository.js";

/** Asks one colleague for one thing; the reply to this very message is the answer. `question` may hold markup. */
export function replyPromptView(t: Translate, question: string, asked: User, isAgain: boolean) {
  const link = `<a href="tg://user?id=${asked.id}">${t("staff.name", { name: fullName(asked) })}</a>`;
  const text = t("staff.reply.ask", {
    name: link,
    question: isAgain ? `${t("staff.reply.again")} ${question}` : question,
    ...plain,
  });
  const placeholder = t("staff.reply.placeholder", plain);
  return {
    text,
    reply_markup: { force_reply: true, selective: true, input_field_placeholder: placeholder },
  };
}
