import { shortened } from "../../../text/clean-text.js";
import { escapeHtml } from "../../../text/html.js";
import type { Translate } from "../../../i18n/i18n.js";

const LONGEST_BEFORE = 300;
/** A little less than one message of Telegram holds. */
const LONGEST_RELAY = 4_000;

/** One message of a person, as staff may see it. */
export interface Relayed {
  text: string;
  /** What stood there before it was edited. */
  before: string | undefined;
  isWithdrawn: boolean;
}

export function relayHead(
  t: Translate,
  name: string,
  { isCorrection }: { isCorrection: boolean },
): string {
  return isCorrection ? t("case.edited", { name }) : t("case.relay", { name });
}

/** A person's own words under the card, each version of them as far as there is room. */
export function relayView(t: Translate, name: string, messages: readonly Relayed[]): string {
  const head = relayHead(t, name, { isCorrection: false });
  const whole = [head, ...messages.map((one) => lines(t, one))].join("\n");
  if (whole.length <= LONGEST_RELAY) return whole;
  return [head, ...messages.map((one) => lines(t, { ...one, before: undefined }))].join("\n");
}

function lines(t: Translate, { text, before, isWithdrawn }: Relayed): string {
  if (isWithdrawn) return t("talk.withdrawn");
  if (before === undefined) return escapeHtml(text);
  return `${escapeHtml(text)}\n${t("talk.before", { text: shortened(before, LONGEST_BEFORE) })}`;
}
