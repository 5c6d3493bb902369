import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { greet } from "../helpers/app.js";
import type { TestPerson } from "../helpers/person.js";
import { filesNoLight, saysNoLight, startsReport, WORDS } from "./reporting.js";
import { PATIENT, startStory, type Story } from "./story.js";

const PARK: Record<Locale, string> = { kk: "Арша", ru: "Можжевельник", en: "Juniper" };
const FIRE: Record<Locale, string> = {
  kk: "Қоймада өрт шықты",
  ru: "Горит склад у ворот 3",
  en: "The warehouse at gate 3 is on fire",
};
const WORKS = `/works Можжевельник (образец)
Электроснабжение
03.12.2026 09:00 - 17:00
kk: Кіріс кабелін ауыстыру
ru: Замена вводного кабеля
en: The supply cable is replaced`;

describe.each(LOCALES)("residents who read %s", PATIENT, (locale) => {
  const t = translator(locale);

  it("hear that two faults are one, and that one of them was another after all", async () => {
    const story = await startStory();
    const { clerk } = story;
    const [, second] = [await reportsApart(story, locale), await reportsApart(story, locale)];
    const [into, from] = [story.topic("000001"), story.topic("000002")];

    await clerk.presses("Объединить", { thread: from });
    await clerk.presses("C-2026-000001", { thread: from });
    await clerk.presses("Нет", { thread: from });
    await clerk.presses("Объединить", { thread: from });
    await clerk.presses("C-2026-000001", { thread: from });
    await clerk.presses("Да, объединить", { thread: from });
    await second.sends("/cases");
    await second.presses("C-2026-000002");
    await second.presses(t("incident.open", { number: "C-2026-000001", ...plain }));
    await clerk.presses("Сообщения", { thread: into });
    await clerk.presses("Отделить 2", { thread: into });
    await second.sends("/cases");
    await second.presses("C-2026-000002");

    await story.ends("merge", locale);
  });

  it("follow a park, and hear of planned works and of a new fault there", async () => {
    const story = await startStory({ withSamples: true });
    const { admin, clerk } = story;
    const person = story.newcomer(locale);
    await greet(person, locale);
    await person.sends("/follow");
    await person.presses(PARK[locale]);
    await clerk.sends("/works");
    await clerk.sends(WORKS);
    await admin.sends("/works Нигде");
    await admin.sends(WORKS);
    await reportsInPark(story, locale);
    await person.presses(t("board.join", plain));
    await person.presses(t("consent.give", plain));
    await person.sends("/cases");
    await admin.sends("/works");
    await admin.presses("Отменить 1");
    await person.sends("/cases");
    await person.presses(t("place-watch.stop-one", { place: PARK[locale], ...plain }));

    await story.ends("follow", locale);
  });

  it("look through the board by category and by park", async () => {
    const story = await startStory({ withSamples: true });
    await reportsInPark(story, locale);
    const person = story.newcomer(locale);
    await greet(person, locale);

    await person.presses(t("board.open", plain));
    await person.presses(t("board.by-category", plain));
    await person.presses(t("incident.category.rail", plain));
    await person.presses("1. ");
    await person.presses(t("board.back", plain));
    await person.presses(t("board.all", plain));
    await person.presses(t("board.by-park", plain));
    await person.presses(PARK[locale]);
    await person.presses("1. ");
    await person.presses(t("board.join", plain));
    await person.presses(t("consent.give", plain));
    await person.presses(t("case.my-case", plain));
    await person.presses(t("incident.leaving.leave", plain));
    await person.presses(t("incident.leaving.yes", plain));

    await story.ends("board", locale);
  });

  it("report what burns, and the duty group takes the call", async () => {
    const story = await startStory();
    const { duty, onCall } = await dutyGroup(story, locale);
    await story.admin.sends("/duty +7 727 123 45 67");
    const person = story.newcomer(locale);
    await greet(person, locale);

    await person.sends(FIRE[locale]);
    await person.presses(t("consent.give", plain));
    await person.presses(t("report.danger.urgent", plain));
    await person.does((one) => one.sendsLocation({ latitude: 43.33, longitude: 76.83 }));
    await person.sends(WORDS[locale].gate);
    await story.later(0.1);
    await duty.presses("Взять");
    await onCall.presses(t("dispatch.job.begin", plain));
    await onCall.presses(t("dispatch.job.fixed", plain));
    await onCall.sends("112");
    await onCall.does((one) => one.sendsPhoto());
    await onCall.presses(t("dispatch.work.done-button", plain));
    await person.presses(t("incident.yes", plain));

    await story.ends("urgent", locale);
  });
});

async function reportsApart(story: Story, locale: Locale): Promise<TestPerson> {
  const person = await startsReport(story, locale);
  await saysNoLight(person, locale);
  await filesNoLight(person, locale);
  return person;
}

async function reportsInPark(story: Story, locale: Locale): Promise<void> {
  const t = translator(locale);
  const person = await startsReport(story, locale);
  await person.sends(WORDS[locale].waste);
  await person.presses(t("report.description.done", plain));
  await person.presses(t("report.category.confirm", plain));
  await person.presses(t("form.list", plain));
  await person.presses(PARK[locale]);
  await person.presses(t("report.named.private", plain));
  await person.presses(t("form.send", plain));
}

/** A group of the officers on duty, and one of them there and in his private chat. */
async function dutyGroup(story: Story, locale: Locale) {
  const { world } = story.simulator;
  const onCall = story.newcomer(locale);
  await greet(onCall, locale);
  const members = [story.admin.person, onCall.person];
  const { id } = world.addGroup({ title: "Duty", kind: "supergroup", members, botIsAdmin: true });
  await story.settle();
  await story.at(story.admin, id).sends("/duty");
  return { onCall, duty: story.at(onCall, id) };
}
