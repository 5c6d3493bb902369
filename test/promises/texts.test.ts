import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import { buildAnswers } from "../helpers/applicant.js";
import { greet, startTestApp } from "../helpers/app.js";
import { fileApplicationBy, startApplying } from "../helpers/apply.js";
import { textsOf } from "../helpers/texts.js";

describe("7. Every figure carries its date, its status and its source", () => {
  it.each(LOCALES)("on every screen of the zone in figures, in %s", async (locale) => {
    const { investor } = await startTestApp();
    const t = translator(locale);
    await greet(investor, locale);
    await investor.sends("/stats");
    const themes = investor.seesButtons();

    for (const theme of themes) {
      await investor.sends("/stats");
      await investor.presses(theme);
      const screen = investor.sees();
      expect(screen, theme).toMatch(/20(22|23)/);
      expect(screen, theme).toContain(t("facts.source", { of: "" }).trim());
      const statuses = (["fact", "plan", "target", "portfolio", "disputed", "policy"] as const).map(
        (status) => t(`facts.status.${status}`).toLowerCase(),
      );
      expect(
        statuses.some((status) => screen.toLowerCase().includes(status)),
        theme,
      ).toBe(true);
    }
  });
});

describe("9. Three languages, all complete", () => {
  it.each(LOCALES)("a person who chose %s never reads another one", async (locale) => {
    const { investor } = await startTestApp();
    await startApplying(investor, locale);
    await fileApplicationBy(investor, locale, buildAnswers(1));
    for (const command of [
      "/menu",
      "/help",
      "/about",
      "/parks",
      "/space",
      "/cases",
      "/mydata",
      "/forget",
      "/operator",
      "/cancel",
    ]) {
      await investor.sends(command);
    }

    // The first message speaks all three.
    const seen = investor.seesAll().slice(1).join("\n");
    expect(foreignTexts(locale).filter((text) => seen.includes(text))).toEqual([]);
    expect(seen).toContain(translator(locale)("start.menu", plain));
  });
});

/** Whole sentences of the other languages that this one does not have too. */
function foreignTexts(locale: Locale): string[] {
  const own = new Set(textsOf(locale));
  return LOCALES.filter((other) => other !== locale)
    .flatMap(textsOf)
    .filter((text) => text.length > 12 && !text.includes("{{") && !own.has(text))
    .map((text) => text.replace(/<[^>]+>/g, ""));
}
