import { InlineKeyboard } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import { incidentPress } from "../record/incident.press.js";
import { plain, type Translate } from "../../../i18n/i18n.js";

/** Thanks, and room for a word. In a form the next words belong to its question, so only a reply counts there. */
export function ratingPromptView(t: Translate, isInForm: boolean) {
  const input_field_placeholder = t("incident.rating.word", plain);
  return {
    text: t("incident.rating.thanks"),
    ...(!isInForm && { reply_markup: { force_reply: true, input_field_placeholder } }),
  };
}

/** The buttons of the news once it was rated: the way past the word instead of the stars. */
export function withoutStars(
  t: Translate,
  shown: InlineKeyboardMarkup | undefined,
  caseId: number,
): InlineKeyboard | undefined {
  const isStars = (row: InlineKeyboardMarkup["inline_keyboard"][number]) =>
    row.some((button) => "callback_data" in button && isRate(button.callback_data));
  const rows = shown?.inline_keyboard ?? [];
  if (!rows.some(isStars)) return undefined;
  const skip = [
    InlineKeyboard.text(t("incident.rating.skip", plain), incidentPress.skip.data(caseId)),
  ];
  return InlineKeyboard.from(rows.map((row) => (isStars(row) ? skip : row)));
}

/** The same once the word was given or passed by. */
export function withoutSkip(shown: InlineKeyboardMarkup | undefined): InlineKeyboard {
  const rows = shown?.inline_keyboard ?? [];
  return InlineKeyboard.from(
    rows.filter((row) => !row.some((one) => "callback_data" in one && isSkip(one.callback_data))),
  );
}

const isRate = (data: string) => data.startsWith(`${incidentPress.rate.name}:`);
const isSkip = (data: string) => data.startsWith(`${incidentPress.skip.name}:`);
