import { describe, expect, it, inject } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp, type TestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl } from "../../helpers/databases.js";

const ru = translator("ru");

describe.each(LOCALES)("the whole road in %s", (locale) => {
  it("takes an investor from Start to the operator's answer", async () => {
    await walk(await startTestApp(), locale);
  });
});

describe.skipIf(inject("postgresUrl") === undefined)("the whole road on Postgres", () => {
  it("takes an investor from Start to the operator's answer", async () => {
    await walk(await startTestApp({ databaseUrl: await freshDatabaseUrl("postgres") }), "kk");
  });
});

async function walk({ app, investor, clerk, simulator, group }: TestApp, locale: Locale) {
  const t = translator(locale);
  const answers = buildAnswers(1);
  await startApplying(investor, locale);
  await fileApplicationBy(investor, locale, answers);

  const { number } = await app.db
    .selectFrom("case")
    .where("state", "!=", "known")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(number).toMatch(/^A-\d{4}-000001$/);
  expect(investor.sees()).toContain(number);
  const stored = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
  expect(stored).toMatchObject({
    applicant_kind: answers.applicantKind,
    name: answers.name,
    identity_number: answers.identityNumber,
    address: answers.address,
    contact_name: answers.contactName,
    position: answers.position,
    phone: answers.phone,
    phone_doubtful: 0,
    email: answers.email,
    project_name: answers.projectName,
    sector: answers.sector,
    products: answers.products,
    area_min_m2: answers.areaM2,
    area_max_m2: answers.areaM2,
    locale,
  });

  const thread = simulator.world.topics(group.id)[0]?.threadId ?? 0;
  expect(clerk.sees(thread)).toContain(number);
  await clerk.presses(ru("case.take", plain), { thread });
  expect(clerk.seesToast()).toContain(number);
  await clerk.presses(ru("case.answer", plain), { thread });
  await clerk.sends("Добрый день! Приходите в среду.", { thread });
  expect(investor.sees()).toContain("Добрый день! Приходите в среду.");

  await clerk.presses(ru("case.reject", plain), { thread });
  await clerk.sends("Спасибо, до встречи.", { thread });
  expect(investor.sees()).toContain("Спасибо, до встречи.");
  await investor.sends("/cases");
  expect(investor.sees()).toContain(t("case.state.rejected"));
}
