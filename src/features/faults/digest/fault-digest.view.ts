import { formatNumber } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { FaultFigures } from "./fault-figures.js";

export function faultDigestView(t: Translate, locale: Locale, figures: FaultFigures): string {
  const { open, late, urgent, mended, reopened, rating, ratings, worst } = figures;
  return [
    t("dispatch.digest.head"),
    t("dispatch.digest.counts", { open, late, urgent }),
    ...(mended > 0 ? [t("dispatch.digest.mended", { mended, reopened })] : []),
    ...(rating === null
      ? []
      : [t("dispatch.digest.rating", { rating: formatNumber(locale, rating), n: ratings })]),
    ...worst.map((one) =>
      t("dispatch.digest.category", {
        category: t(`incident.category.${one.category}`, plain),
        open: one.open,
        late: one.late,
      }),
    ),
  ].join("\n");
}
