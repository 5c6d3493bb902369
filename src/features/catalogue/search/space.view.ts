import { InlineKeyboard } from "grammy";
import { formatNumber } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import type { Locale } from "../../../i18n/locales.js";
import type { Utility } from "../../../nlu/meaning.js";
import { AREA_FILTERS, LAND_FILTERS, type AreaRange } from "../parks/area-filter.js";
import { originLine } from "../parks/premises.view.js";
import {
  listData,
  type Search,
  type Step,
  stepData,
  STEPS,
  wishLine,
  withWatches,
} from "./search.view.js";
import { UTILITIES, type Wish } from "./wish.js";

const CEILINGS_M = [4, 6, 8];
const BUTTONS_A_ROW = 2;

/** One question of the search. All that was chosen travels in the buttons, so an old screen still works. */
export function questionView(
  t: Translate,
  locale: Locale,
  search: Search & { step: Step; days: readonly { months: number; day: string }[] },
) {
  const { step, wish, fitting } = search;
  const keyboard = new InlineKeyboard();
  choicesOf(t, locale, search).forEach(({ label, wish: chosen, to, isOn }, i) => {
    if (i > 0 && i % BUTTONS_A_ROW === 0) keyboard.row();
    keyboard.text(isOn ? `✓ ${label}` : label, stepData(to, chosen));
  });
  keyboard.row();
  const next = nextStep(step, wish);
  if (step === "needs" && next) keyboard.text(t("place.next", plain), stepData(next, wish)).row();
  keyboard.text(t("place.show", { n: fitting, ...plain }), listData(0, wish));
  const text = [
    originLine(t, [{ sample: search.isSample ? 1 : 0 }]),
    [t("place.heading"), ...wishLine(t, locale, wish)].join("\n"),
    t(`place.ask.${step}`),
  ].join("\n\n");
  return { text, reply_markup: withWatches(t, keyboard, search) };
}

interface Choice {
  label: string;
  wish: Wish;
  to: Step | undefined;
  isOn?: boolean;
}

function choicesOf(
  t: Translate,
  locale: Locale,
  { step, wish, days }: Parameters<typeof questionView>[2],
): Choice[] {
  const set = (label: string, change: Partial<Wish>): Choice => {
    const changed = { ...wish, ...change };
    return { label, wish: changed, to: nextStep(step, changed) };
  };
  const any = (label: string, ...keys: (keyof Wish)[]): Choice =>
    set(label, Object.fromEntries(keys.map((key) => [key, undefined])));
  switch (step) {
    case "what":
      return [
        set(t("place.choice.premises", plain), { what: "premises" }),
        set(t("place.choice.land", plain), { what: "land", ceilingM: undefined }),
        any(t("place.choice.what-any", plain), "what"),
      ];
    case "area":
      return areaChoices(t, wish).map(({ label, minM2, maxM2 }) => set(label, { minM2, maxM2 }));
    case "needs":
      return UTILITIES.map((utility) => ({
        label: t(`place.utility.${utility}`, plain),
        wish: toggled(wish, utility),
        to: "needs",
        isOn: wish.needs.includes(utility),
      }));
    case "height":
      return [
        ...CEILINGS_M.map((m) =>
          set(t("place.choice.height", { m: formatNumber(locale, m), ...plain }), { ceilingM: m }),
        ),
        any(t("place.choice.height-any", plain), "ceilingM"),
      ];
    case "when":
      return [
        ...days.map(({ months, day }) =>
          months === 0
            ? set(t("place.choice.now", plain), { by: day })
            : set(t("place.choice.months", { n: months, ...plain }), { by: day }),
        ),
        any(t("place.choice.when-any", plain), "by"),
      ];
  }
}

function areaChoices(t: Translate, { what }: Wish): (AreaRange & { label: string })[] {
  if (what === "land") {
    return Object.entries(LAND_FILTERS).map(([name, range]) => ({
      ...range,
      label: t(`parks.land-size.${name as keyof typeof LAND_FILTERS}`, plain),
    }));
  }
  return Object.entries(AREA_FILTERS).map(([name, range]) => ({
    ...range,
    label: t(`parks.size.${name as keyof typeof AREA_FILTERS}`, plain),
  }));
}

function toggled(wish: Wish, utility: Utility): Wish {
  const isOn = wish.needs.includes(utility);
  const needs = isOn
    ? wish.needs.filter((one) => one !== utility)
    : UTILITIES.filter((one) => one === utility || wish.needs.includes(one));
  const { powerKw, ...rest } = wish;
  const keepsPower = powerKw !== undefined && !(isOn && utility === "power");
  return { ...rest, needs, ...(keepsPower && { powerKw }) };
}

/** A plot has no ceiling. `undefined` after the last question. */
function nextStep(step: Step, { what }: Wish): Step | undefined {
  const next = STEPS[STEPS.indexOf(step) + 1];
  return next === "height" && what === "land" ? "when" : next;
}
