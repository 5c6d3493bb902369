import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { buildAnswers } from "../helpers/applicant.js";
import { answerUntil, fileApplicationBy, startApplying } from "../helpers/apply.js";
import { pdf } from "../helpers/files.js";
import { PATIENT, startStory, type Story } from "./story.js";

const REPLY: Record<Locale, string> = {
  kk: "Рақмет, құжаттарды дайындап жатырмыз.",
  ru: "Спасибо, документы готовим.",
  en: "Thank you, we are preparing the documents.",
};

describe.each(LOCALES)("an investor who reads %s", PATIENT, (locale) => {
  const t = translator(locale);

  it("applies for premises, talks with a clerk, and comes to an agreement", async () => {
    const story = await startStory();
    const { investor, clerk } = story;
    await startApplying(investor, locale);
    const answers = buildAnswers(2, { areaM2: 620, powerKw: null });
    await fileApplicationBy(investor, locale, answers);
    const thread = story.topic("000001");

    await clerk.presses("Взять", { thread });
    await story.otherClerk.presses("Ответить", { thread });
    await story.otherClerk.sends("Здравствуйте! Какой нужен этаж?", { thread });
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Добрый день! Посмотрите, пожалуйста, парк «Дуб».", { thread });
    const asked = investor.messages().at(-1)?.message_id ?? 0;
    await investor.sends(REPLY[locale], { replyTo: asked });
    await clerk.sends("Надо позвонить в парк.", { thread });
    await requestsDocuments(story, thread, locale);
    await clerk.presses("На чьём столе", { thread });
    await clerk.presses(clerk.seesButtons(thread)[1] ?? "", { thread });
    await clerk.sends("Ждём технические условия.", { thread });
    await clerk.presses("Одобрить", { thread });
    await clerk.presses("Договор заключён", { thread });
    await investor.presses(t("case.my-case", plain));
    await investor.sends("/cases");

    await story.ends("application-premises", locale);
  });

  it("applies for land with documents, is put before the council, and is refused", async () => {
    const story = await startStory();
    const { investor, clerk } = story;
    await startApplying(investor, locale);
    await answerUntil(investor, locale, LAND, t("documents.how"));
    await investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
    await investor.presses("11");
    await investor.does((person) => person.sendsDocument(pdf("scan-1.pdf")));
    await investor.does((person) =>
      person.sendsAlbum([pdf("Баланс.pdf"), pdf("b.pdf")], { kind: "document" }),
    );
    await investor.does((person) => person.sendsPhoto());
    await investor.presses(t("documents.done", plain));
    await fileApplicationBy(investor, locale, LAND);
    const thread = story.topic("000001");

    await clerk.presses("Взять", { thread });
    await clerk.presses("На совет", { thread });
    await clerk.sends("Заседание в декабре.", { thread });
    await story.later(24 * 22);
    await story.later(24 * 9);
    await clerk.presses("Отказать", { thread });
    await clerk.sends("Участок занят.", { thread });
    await investor.sends(REPLY[locale]);

    await story.ends("application-land", locale);
  });

  it("withdraws an application, after thinking twice", async () => {
    const story = await startStory();
    const { investor, clerk } = story;
    await startApplying(investor, locale);
    await fileApplicationBy(investor, locale, buildAnswers(1));

    await investor.presses(t("case.my-case", plain));
    await investor.presses(t("case.withdraw", plain));
    await investor.presses(t("case.withdraw-no", plain));
    await investor.presses(t("case.withdraw", plain));
    await investor.presses(t("case.withdraw-yes", plain));
    await clerk.sends("/queue");
    await clerk.sends("/case A-2026-000001");

    await story.ends("application-withdrawn", locale);
  });
});

const LAND = buildAnswers(1, {
  ...{ areaM2: 12_000, track: "land", cost: 2_000_000_000 },
  ...{ jobs: 120, powerKw: 630, startDate: "2027" },
});

async function requestsDocuments(story: Story, thread: number, locale: Locale): Promise<void> {
  const { investor, clerk } = story;
  await clerk.presses("Запросить документы", { thread });
  await clerk.sends("Пришлите, пожалуйста, устав.", { thread });
  await investor.does((person) => person.sendsDocument(pdf("Устав.pdf")));
  await investor.sends(REPLY[locale]);
}
