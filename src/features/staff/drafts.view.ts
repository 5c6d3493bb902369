import { type Form, SUMMARY } from "../../forms/form.js";
import { escapeHtml } from "../../text/html.js";
import type { Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Dropouts } from "../cases/drafts/dropout.repository.js";

const SHOWN = 10;

/** At which question people give up, form by form. */
export function dropoutsView(
  t: Translate,
  locale: Locale,
  forms: ReadonlyMap<string, Form>,
  all: readonly Dropouts[],
): string {
  const parts = all.flatMap((dropouts) => {
    const form = forms.get(dropouts.form);
    return form ? [formPart(t, locale, form, dropouts)] : [];
  });
  return parts.length > 0
    ? [t("form.dropouts.head"), ...parts].join("\n\n")
    : t("form.dropouts.none");
}

function formPart(
  t: Translate,
  locale: Locale,
  form: Form,
  { begun, submitted, left }: Dropouts,
): string {
  const lines = left.slice(0, SHOWN).map(({ asked, count }) => {
    const field = form.fields.find(({ id }) => id === asked);
    const isCheck = field?.isCheck === true;
    const label = field && !isCheck ? field.label(t, locale) : asked;
    const question = asked === SUMMARY ? t("form.dropouts.summary") : escapeHtml(label);
    return `• ${question}: ${count}`;
  });
  const title = form.title(t);
  return [t("form.dropouts.form", { title, begun, submitted }), ...lines].join("\n");
}
