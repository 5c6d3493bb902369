import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp } from "../../helpers/app.js";
import { answerNext, answerUntil, fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

/** What people send by mistake, question by question, and the sentence that they read. */
const WRONG: [field: string, wrong: string, problem: string][] = [
  ["applicantKind", "банк", "application.choose"],
  ["name", "491240075318", "application.text.looks-like-identity-number"],
  ["name", "87011234567", "application.text.looks-like-phone"],
  ["name", "?", "application.text.looks-like-question"],
  ["identityNumber", "49124007531", "application.identityNumber.not-12-digits"],
  ["identityNumber", "000000000000", "application.identityNumber.all-zero"],
  ["identityNumber", "491240001840", "application.identityNumber.checksum"],
  ["identityNumber", "нет", "application.identityNumber.not-digits"],
  ["address", "info@company.kz", "application.text.looks-like-email"],
  ["contactName", "7", "application.text.too-short"],
  ["position", "300 м²", "application.text.looks-like-area"],
  ["phone", "потом", "application.phone.no-digits"],
  ["phone", "8701123", "application.phone.too-short"],
  ["phone", "87011234567, 87017654321", "application.phone.several-numbers"],
  ["email", "company.kz", "application.email.no-at"],
  ["email", "инфо@company.kz", "application.email.not-latin"],
  ["projectName", "-", "application.text.says-none"],
  ["sector", "12", "application.choose"],
  ["area", "много", "application.area.not-a-number"],
  ["area", "500 тенге", "application.area.not-an-area"],
  ["area", "40", "application.area.unit-needed"],
  ["area", "0 м²", "application.area.too-small"],
  ["area", "+7 701 123 45 67", "application.area.looks-like-phone"],
];

describe.each(LOCALES)("a person who slips in %s", (locale) => {
  it("reads what is wrong at every question and loses nothing", async () => {
    const { investor, app } = await startTestApp();
    const t = translator(locale);
    const answers = buildAnswers(1);
    const draft = () => app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    await startApplying(investor, locale);

    const read: string[] = [];
    do {
      const before = await draft();
      for (const [, wrong, problem] of WRONG.filter(([field]) => field === before.asked)) {
        await investor.sends(wrong);
        expect(investor.sees()).toContain(t(problem as "application.choose"));
        expect((await draft()).answers).toBe(before.answers);
        read.push(problem);
      }
    } while (await answerNext(investor, locale, answers));

    expect(read).toHaveLength(WRONG.length);
    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row.name).toBe(answers.name);
  });
});

describe("in the form", () => {
  it("goes back, keeps an answer, and corrects a line from the summary", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    await answerUntil(investor, "ru", buildAnswers(1), ru("application.name.ask"));
    await investor.sends("ТОО «Ошибка»");

    await investor.presses(ru("form.back", plain));
    expect(investor.sees()).toContain("ТОО «Ошибка»");
    await investor.presses(ru("form.keep", plain));
    expect(investor.sees()).toContain(ru("application.identityNumber.ask-bin"));

    await fileApplicationBy(investor, "ru", buildAnswers(1), { untilSummary: true });
    await investor.presses(ru("form.change", plain));
    await investor.presses(ru("application.name.label", plain));
    await investor.sends("ТОО «Верно»");
    expect(investor.sees()).toContain("ТОО «Верно»");
    await investor.presses(ru("form.send", plain));

    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row.name).toBe("ТОО «Верно»");
  });

  it("tells an old button from a new one and changes nothing", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    const first = investor.messages().at(-1);
    await answerUntil(investor, "ru", buildAnswers(1), ru("application.name.ask"));
    await investor.sends("ТОО «Алма»");

    await investor.presses(ru("application.applicantKind.individual", plain), {
      message: first?.message_id ?? 0,
    });

    expect(investor.seesToast()).toBe(ru("form.old-question", plain));
    const draft = await app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(draft.answers)).toMatchObject({ applicantKind: "legal-entity" });
    expect(draft.asked).toBe("identityNumber");
  });

  it("answers a command, then asks the open question again", async () => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");

    await investor.sends("/help");

    const [help, question] = investor.seesAll().slice(-2);
    expect(help).toContain("/parks");
    expect(question).toContain(ru("application.applicantKind.ask"));
  });

  it("is put aside and taken up again where it was", async () => {
    const { investor } = await startTestApp();
    await startApplying(investor, "ru");
    await answerUntil(investor, "ru", buildAnswers(1), ru("application.name.ask"));

    await investor.sends("/cancel");
    expect(investor.sees()).toContain("отложено");
    await investor.sends("/apply");

    expect(investor.sees()).toContain(ru("application.name.ask"));
  });

  it("asks before it deletes, and deletes only then", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    await investor.presses(ru("form.cancel", plain));
    await investor.presses(ru("form.go-on", plain));
    expect(investor.sees()).toContain(ru("application.applicantKind.ask"));

    await investor.presses(ru("form.cancel", plain));
    await investor.presses(ru("form.delete", plain));

    expect(investor.sees()).toBe(ru("form.deleted"));
    const draft = await app.db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
    expect(draft).toMatchObject({ state: "deleted", answers: "{}" });
  });

  it("takes the contact button for the phone and the words under the text field", async () => {
    const { investor } = await startTestApp();
    await startApplying(investor, "kk");
    const kk = translator("kk");
    const answers = buildAnswers(1);
    await answerUntil(investor, "kk", answers, kk("application.phone.ask"));

    await investor.presses(kk("form.back", plain));
    expect(investor.sees()).toContain(kk("application.position.ask"));
    await investor.presses(kk("form.keep", plain));
    await investor.does((person) => person.sendsContact());

    expect(investor.sees()).toContain(kk("application.email.ask"));
    expect(investor.simulator.world.keyboardOf(investor.id)).toBeUndefined();
  });

  it("asks once more about a number that looks unusual, then takes it with a mark", async () => {
    const bot = await startTestApp();
    await startApplying(bot.investor, "ru");
    const answers = buildAnswers(1, { phone: "+7 711 123 45 67" });
    await answerUntil(bot.investor, "ru", answers, ru("application.phone.ask"));
    await bot.investor.sends(answers.phone);
    expect(bot.investor.sees()).toContain("выглядит необычно");

    await bot.investor.presses(ru("application.check.yes", plain));
    await fileApplicationBy(bot.investor, "ru", answers);

    const row = await bot.app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row.phone_doubtful).toBe(1);
  });

  it("stops at five open applications and says why", async () => {
    const { investor, app } = await startTestApp();
    await startApplying(investor, "ru");
    for (let n = 1; n <= 5; n++) {
      await fileApplicationBy(investor, "ru", buildAnswers(n));
      await investor.sends("/apply");
    }

    expect(investor.sees()).toBe(ru("application.too-many-open", { count: 5 }));
    expect(
      await app.db.selectFrom("case").where("state", "!=", "known").selectAll().execute(),
    ).toHaveLength(5);
  });
});
