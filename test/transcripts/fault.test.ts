import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { appoint } from "../helpers/dispatch.js";
import { greet } from "../helpers/app.js";
import type { TestPerson } from "../helpers/person.js";
import { filesNoLight, filesWaste, saysNoLight, startsReport } from "./reporting.js";
import { PATIENT, startStory, type Story } from "./story.js";

const SAID: Record<Locale, { sparks: string; mended: string; again: string; thanks: string }> = {
  kk: {
    sparks: "Қалқаннан ұшқын шығып тұр",
    mended: "Автомат ауыстырылды",
    again: "Екінші корпуста әлі жарық жоқ",
    thanks: "Тез жөндедіңіздер",
  },
  ru: {
    sparks: "Щиток гудит",
    mended: "Заменили автомат",
    again: "Во втором корпусе света всё ещё нет",
    thanks: "Быстро починили",
  },
  en: {
    sparks: "The panel is humming",
    mended: "The breaker is replaced",
    again: "The second building still has no light",
    thanks: "Quick work",
  },
};

describe.each(LOCALES)("neighbours who read %s", PATIENT, (locale) => {
  const t = translator(locale);
  const said = SAID[locale];

  it("report one fault, which a contractor mends twice, and rate the work", async () => {
    const story = await startStory();
    const worker = story.newcomer(locale);
    await greet(worker, locale);
    await appoint(story, worker, "add-contractor");
    const [first, second, third] = await threeReport(story, locale);

    await worker.presses(t("dispatch.job.begin", plain));
    const told = first.messages().at(-1)?.message_id ?? 0;
    await first.sends(said.sparks);
    await first.sends(said.sparks, { replyTo: told });
    await worker.sends(said.thanks, { replyTo: worker.messages().at(-1)?.message_id ?? 0 });
    await mends(worker, locale, said.mended);
    await second.presses(t("incident.not-fixed", plain));
    await second.sends(said.again);
    const thread = story.topic("C-2026");
    await story.clerk.presses("Назначить", { thread });
    await story.clerk.presses("Мастер", { thread });
    await worker.presses(t("dispatch.job.begin", plain));
    await mends(worker, locale, said.mended);
    await third.presses(t("incident.yes", plain));
    await first.presses("5 ★");
    await first.sends(said.thanks);
    await second.presses("2 ★");
    await first.sends("/cases");
    await story.clerk.sends("/case C-2026-000001");

    await story.ends("fault-mended", locale);
  });

  it("read what a clerk does about their fault, and that it is late", async () => {
    const story = await startStory();
    const { clerk } = story;
    const person = await startsReport(story, locale);
    await filesWaste(person, locale);
    const thread = story.topic("C-2026");

    await clerk.presses("Взять", { thread });
    await clerk.presses("Начать работу", { thread });
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Машина выезжает.", { thread });
    await clerk.presses("Спросить жителя", { thread });
    await clerk.sends("Какие это ворота?", { thread });
    await person.sends(said.again);
    await clerk.presses("Ждём других", { thread });
    await clerk.sends("Ждём мусоровоз.", { thread });
    await story.later(24 * 20);
    await clerk.presses("Новый срок: +3", { thread });
    await clerk.sends("Сломалась машина.", { thread });
    await clerk.presses("Устранено", { thread });
    await clerk.sends("Мусор вывезен.", { thread });
    await story.later(24 * 8);
    await person.sends(said.again);

    await story.ends("fault-clerk", locale);
  });

  it("read where their fault was sent on, and that one could not mend it", async () => {
    const story = await startStory();
    const { clerk } = story;
    const worker = story.newcomer(locale);
    await greet(worker, locale);
    await appoint(story, worker, "add-own");
    const person = await startsReport(story, locale);
    await saysNoLight(person, locale);
    await filesNoLight(person, locale, "private");
    const thread = story.topic("C-2026");

    await worker.presses(t("dispatch.job.cannot", plain));
    await worker.presses(t("form.later", plain));
    await worker.presses(t("dispatch.job.cannot", plain));
    await worker.sends(said.again);
    await clerk.presses("Назначить", { thread });
    await clerk.presses("Я", { thread });
    await clerk.presses("Перенаправить", { thread });
    await clerk.sends("Это сеть города, передано АЖК.", { thread });
    await person.sends("/cases");

    await story.ends("fault-forwarded", locale);
  });
});

/** The first with a photo, the second by the form, the third from the list of what is known. */
async function threeReport(
  story: Story,
  locale: Locale,
): Promise<[TestPerson, TestPerson, TestPerson]> {
  const t = translator(locale);
  const first = await startsReport(story, locale);
  await first.does((person) => person.sendsPhoto());
  await saysNoLight(first, locale);
  await filesNoLight(first, locale);
  const second = await startsReport(story, locale);
  await saysNoLight(second, locale);
  await second.presses(t("report.join.one", { n: 1, ...plain }));
  const third = story.newcomer(locale);
  await greet(third, locale);
  await third.sends("/problems");
  await third.presses("1. ");
  await third.presses(t("board.join", plain));
  await third.presses(t("consent.give", plain));
  return [first, second, third];
}

async function mends(worker: TestPerson, locale: Locale, words: string): Promise<void> {
  const t = translator(locale);
  await worker.presses(t("dispatch.job.fixed", plain));
  await worker.sends(words);
  await worker.does((person) => person.sendsPhoto());
  await worker.presses(t("dispatch.work.done-button", plain));
}
