import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { buildAnswers } from "../helpers/applicant.js";
import { fileApplicationBy, startApplying } from "../helpers/apply.js";
import { pdf } from "../helpers/files.js";
import { PATIENT, startStory, type Story } from "./story.js";

describe.each(LOCALES)("a talk about a case in %s", PATIENT, (locale) => {
  const t = translator(locale);

  async function startTalk(options?: { undoSeconds: number }) {
    const story = await startStory(options);
    await startApplying(story.investor, locale);
    await fileApplicationBy(story.investor, locale, buildAnswers(1));
    const thread = story.topic("A-2026");
    await story.clerk.presses("Взять", { thread });
    return { story, thread };
  }

  it("is corrected and taken back on both sides", async () => {
    const { story, thread } = await startTalk();
    const { investor, clerk } = story;
    await investor.sends("Нужен доступ к газу", { replyTo: newest(story) });
    const asked = newest(story);
    await investor.does((person) => person.edits(asked, "Нужен доступ к газу и воде"));
    const relayed = story.simulator.world.messages(story.group.id, thread).at(-1)?.message_id ?? 0;
    await clerk.sends("Газ есть.", { thread, replyTo: relayed });
    const answer = said(story, thread, "Газ есть.");
    await clerk.does((person) => person.edits(answer, "Газ и вода есть.", { chat: clerk.home }));
    await investor.does((person) => person.edits(asked, "Нужен доступ к воде"));
    await investor.does((person) => person.reacts(newest(story), "👍"));
    await investor.presses(t("case.my-case", plain));
    await investor.presses(t("talk.withdraw.button", plain));
    await investor.presses(investor.seesButtons()[0] ?? "");

    await story.ends("talk-corrected", locale);
  });

  it("has a moment for second thoughts, and brings files to both sides", async () => {
    const { story, thread } = await startTalk({ undoSeconds: 60 });
    const { investor, clerk } = story;
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Ошибка", { thread });
    await clerk.presses("Отменить отправку", { thread });
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Посмотрите план.", { thread });
    const replyTo = story.simulator.world.messages(story.group.id, thread).at(2)?.message_id ?? 0;
    await clerk.does((person) =>
      person.sendsDocument(pdf("План.pdf"), { chat: clerk.home, thread, replyTo }),
    );
    await story.later(0.1);
    await investor.does((person) => person.sendsPhoto(undefined, { caption: "1" }));
    await investor.does((person) => person.sendsLocation({ latitude: 43.33, longitude: 76.83 }));
    for (const words of ["1", "2", "3", "4", "5"]) investor.person.sends(words);
    await story.settle();
    await story.later(0.1);

    await story.ends("talk-files", locale);
  });
});

function newest({ investor }: Story): number {
  return investor.messages().at(-1)?.message_id ?? 0;
}

function said({ simulator, group }: Story, thread: number, words: string): number {
  const messages = simulator.world.messages(group.id, thread);
  return messages.find(({ text }) => text === words)?.message_id ?? 0;
}
