import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp } from "../../helpers/app.js";
import { answerUntil, startApplying } from "../../helpers/apply.js";
import { everythingStored, tablesWith } from "./stored.js";

describe.each(LOCALES)("a person who reads %s", (locale) => {
  const t = translator(locale);

  it("reads what is kept, keeps it, and erases it", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, locale);
    await answerUntil(investor, locale, buildAnswers(1), t("application.email.ask"));
    await investor.sends("/mydata");
    const [mydata] = investor.seesAll().slice(-2);
    expect(mydata).toContain("Айгерім");
    expect(mydata).toContain(t(`language.name.${locale}`));
    expect(mydata).toMatch(/: 1\n/);
    const before = await everythingStored(app.db);

    await investor.sends("/forget");
    await investor.presses(t("privacy.keep", plain));
    expect(investor.seesAll()).toContain(t("privacy.kept"));
    const { draft, person } = await everythingStored(app.db);
    expect({ draft, person }).toEqual({ draft: before.draft, person: before.person });

    await investor.sends("/forget");
    await investor.presses(t("privacy.erase", plain));
    expect(investor.seesAll()).toContain(t("privacy.erased"));
    await investor.sends("/mydata");
    expect(investor.sees()).toMatch(/: 0\n/);
    expect(await tablesWith(app.db, buildAnswers(1).name)).toEqual([]);
  });
});
