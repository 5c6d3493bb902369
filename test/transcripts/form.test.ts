import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { buildAnswers } from "../helpers/applicant.js";
import { greet } from "../helpers/app.js";
import { answerUntil, fileApplicationBy, startApplying } from "../helpers/apply.js";
import { WORDS } from "./reporting.js";
import { PATIENT, startStory } from "./story.js";

const NAMES: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };
const NEXT: Record<Locale, Locale> = { kk: "ru", ru: "en", en: "kk" };
const ANSWERS = buildAnswers(1);

describe.each(LOCALES)("somebody with a form in %s", PATIENT, (locale) => {
  const t = translator(locale);

  it("goes back, keeps, skips, changes a line, and looks elsewhere meanwhile", async () => {
    const story = await startStory();
    const { investor } = story;
    await startApplying(investor, locale);
    const first = investor.messages().at(-1)?.message_id ?? 0;
    await answerUntil(investor, locale, ANSWERS, t("application.name.ask"));
    await investor.sends("ТОО «Ошибка»");
    await investor.presses(t("form.back", plain));
    await investor.presses(t("form.keep", plain));
    await investor.presses(t("application.applicantKind.individual", plain), { message: first });
    await investor.sends("/help");
    await investor.sends("/parks");
    await investor.sends(QUESTION[locale]);
    await fileApplicationBy(investor, locale, ANSWERS, { untilSummary: true });
    await investor.presses(t("form.change", plain));
    await investor.presses(t("application.name.label", plain));
    await investor.sends("ТОО «Верно»");
    await investor.presses(t("form.change", plain));
    await investor.presses(t("form.to-summary", plain));
    await investor.presses(t("form.send", plain));
    await investor.presses(t("application.applicantKind.individual", plain), { message: first });

    await story.ends("form-back", locale);
  });

  it("puts it off, is reminded, changes the language, cancels, and deletes it", async () => {
    const story = await startStory();
    const { investor } = story;
    await startApplying(investor, locale);
    await answerUntil(investor, locale, ANSWERS, t("application.name.ask"));
    await investor.presses(t("form.later", plain));
    await investor.sends("/apply");
    await investor.sends("/language");
    await investor.presses(NAMES[NEXT[locale]]);
    await investor.sends("ТОО «Алма»");
    await investor.sends("/language");
    await investor.presses(NAMES[locale]);
    await investor.sends("/cancel");
    await story.later(26);
    await investor.presses(t("form.go-on", plain));
    await investor.presses(t("form.cancel", plain));
    await investor.presses(t("form.delete", plain));
    await story.clerk.sends("/drafts");

    await story.ends("form-later", locale);
  });

  it("answers wrongly, and reads what is wrong", async () => {
    const story = await startStory();
    const { investor } = story;
    await startApplying(investor, locale);
    for (const [question, wrong] of WRONG) {
      await answerUntil(investor, locale, ANSWERS, t(question));
      for (const words of wrong) await investor.sends(words);
    }
    await investor.does((person) => person.sendsPhoto());
    await investor.does((person) => person.sendsSticker());
    await investor.does((person) => person.sendsContact());

    await story.ends("form-wrong", locale);
  });

  it("begins with a photo out of the blue, and with what the bot does not read", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);
    await person.does((one) => one.sendsPhoto());
    await person.presses(NAMES[locale]);
    await person.does((one) => one.sendsPhoto());
    await person.presses(t("consent.give", plain));
    await person.does((one) => one.sendsPhoto());
    await person.does((one) => one.sendsLocation({ latitude: 43.33, longitude: 76.83 }));
    await person.sends(WORDS[locale].waste);
    await person.presses(t("report.description.done", plain));
    await person.presses(t("report.category.confirm", plain));
    await person.presses(t("report.named.private", plain));
    await person.presses(t("form.send", plain));
    const other = story.newcomer(locale);
    await greet(other, locale);
    await other.does((one) => one.sendsSticker());
    await other.does((one) => one.sendsContact());

    await story.ends("photo-first", locale);
  });
});

const QUESTION: Record<Locale, string> = {
  kk: "Қанша шағын өнеркәсіптік парк бар?",
  ru: "Сколько парков действует?",
  en: "How many parks operate?",
};

const WRONG = [
  ["application.applicantKind.ask", ["банк"]],
  ["application.area.ask", ["много", "500 тенге", "40", "0 м²", "1.500 м²"]],
  ["application.name.ask", ["491240075318", "87011234567", "?"]],
  ["application.identityNumber.ask-bin", ["49124007531", "000000000000", "491240001840", "нет"]],
  ["application.address.ask", ["info@company.kz"]],
  ["application.contactName.ask", ["7"]],
  ["application.phone.ask", ["потом", "8701123", "87011234567, 87017654321"]],
  ["application.email.ask", ["company.kz", "инфо@company.kz"]],
  ["application.startDate.ask", ["никогда"]],
] as const;
