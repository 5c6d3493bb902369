import type { User } from "grammy/types";
import type { Translate } from "../../i18n/i18n.js";
import { plain } from "../../i18n/i18n.js";
import { fullName } from "../people/person.repository.js";

/** For what a clerk is asked for words. */
export type Prompt =
  | "answer"
  | "close"
  | "request_docs"
  | "council"
  | "reject"
  | "office"
  | "extend"
  | "fix"
  | "fix-again"
  | "wait_resident"
  | "wait_third"
  | "forward"
  | "answer-all"
  | "reject-all"
  | "extend-all";

/** What is asked where many read the words, and not one person. */
export const FOR_ALL: Partial<Record<Prompt, Prompt>> = {
  answer: "answer-all",
  reject: "reject-all",
  extend: "extend-all",
};

/** Asks one clerk for words: the reply to this message goes to the person. */
export function promptView(t: Translate, prompt: Prompt, name: string, clerk: User) {
  const link = `<a href="tg://user?id=${clerk.id}">${t("staff.name", { name: fullName(clerk) })}</a>`;
  return {
    text: `${link}${t(`staff.prompt.${prompt}`, { name })}`,
    reply_markup: {
      force_reply: true,
      selective: true,
      input_field_placeholder: t(`staff.prompt.placeholder`, plain),
    },
  };
}
