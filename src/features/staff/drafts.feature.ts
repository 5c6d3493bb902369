import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { type Form, SUMMARY } from "../../forms/form.js";
import type { Translate } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { onCommand, type Route } from "../../router/route.js";
import { draftDropouts, type Dropouts } from "../cases/drafts/dropout.repository.js";
import { escapeHtml } from "../../text/html.js";
import { sayOnDesk } from "../desk/say-on-desk.js";

const SHOWN = 10;

interface Deps {
  db: Db;
  commit: Commit;
  forms: ReadonlyMap<string, Form>;
}

/** `/drafts` in the staff group: where forms are left, in numbers. */
export function dropoutRoutes({ db, commit, forms }: Deps): Route[] {
  return [
    onCommand("desk", "drafts", async (ctx) => {
      const dropouts = await draftDropouts(db);
      await sayOnDesk(ctx, commit, dropoutsView(ctx.t, ctx.locale, forms, dropouts));
    }),
  ];
}

/** At which question people give up, form by form. */
function dropoutsView(
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
