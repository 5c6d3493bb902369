import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { greet } from "../helpers/app.js";
import { PATIENT, startStory } from "./story.js";

const WORDS: Record<Locale, { figure: string; more: string; price: string; many: string }> = {
  kk: {
    figure: "қанша жұмыс орны құрылды",
    more: "ал парктер ше?",
    price: "Жалға алу қанша тұрады?",
    many: "Қанша шағын өнеркәсіптік парк бар?",
  },
  ru: {
    figure: "Сколько рабочих мест создано?",
    more: "а парков?",
    price: "Сколько стоит аренда?",
    many: "Сколько малых промышленных парков?",
  },
  en: {
    figure: "How many jobs were created?",
    more: "and parks?",
    price: "How much is the rent?",
    many: "How many small industrial parks are there?",
  },
};
const CANTEEN: Record<Locale, { first: string; again: string; thanks: string }> = {
  kk: {
    first: "Асхана бар ма?",
    again: "Айтыңызшы, сіздерде асхана барма",
    thanks: "Рақмет, түсінікті!",
  },
  ru: {
    first: "Есть ли у вас столовая?",
    again: "Подскажите пожалуйста, столовая у вас есть?",
    thanks: "Спасибо, всё понятно!",
  },
  en: {
    first: "Is there a canteen?",
    again: "do you have any canteens in the zone?",
    thanks: "Thank you, all clear!",
  },
};

describe.each(LOCALES)("somebody who asks in %s", PATIENT, (locale) => {
  const t = translator(locale);

  it("reads figures with their dates, and what is not published", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);
    await greet(person, locale);

    const { figure, more, price, many } = WORDS[locale];
    for (const words of [figure, more, many, price]) await person.sends(words);
    for (const other of LOCALES) await person.sends(WORDS[other].figure);
    for (const words of SMALL_TALK[locale]) await person.sends(words);

    await story.ends("questions", locale);
  });

  it("is answered by the operator, whose answer is kept for the next one", async () => {
    const story = await startStory();
    const { admin, clerk, otherClerk } = story;
    const [person, other] = [story.newcomer(locale), story.newcomer(locale)];
    await greet(person, locale);

    await person.sends(CANTEEN[locale].first);
    await person.presses(t("question.send", plain));
    await person.presses(t("consent.give", plain));
    const thread = story.topic("вопрос от");
    await clerk.presses("Взять", { thread });
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Да, столовая во втором корпусе, с 12 часов.", { thread });
    await person.sends(CANTEEN[locale].thanks);
    await otherClerk.presses("Сохранить как ответ", { thread });
    await admin.presses("Сохранить как ответ", { thread });
    await greet(other, locale);
    await other.sends(CANTEEN[locale].again);
    await clerk.presses("Закрыть", { thread });
    await clerk.sends("Рады помочь.", { thread });
    await person.sends("/cases");
    await admin.sends("/facts");

    await story.ends("question-kept", locale);
  });

  it("writes to the operator by the form", async () => {
    const story = await startStory();
    const person = story.newcomer(locale);
    await greet(person, locale);

    await person.sends("/operator");
    await person.presses(t("consent.give", plain));
    await person.sends(CANTEEN[locale].first);
    await person.sends("/cases");
    await person.sends("/start operator");
    await person.presses(t("form.cancel", plain));

    await story.ends("question-form", locale);
  });
});

const SMALL_TALK: Record<Locale, readonly string[]> = {
  kk: [
    "Сәлеметсіз бе",
    "Сен кімсің?",
    "Рақмет",
    "Ауа райы қандай?",
    "ыфвафыва",
    "өтінім бергім келеді",
  ],
  ru: ["Здравствуйте", "Ты кто?", "Спасибо", "Какая погода?", "ыфвафыва", "хочу подать заявку"],
  en: ["Hello", "Who are you?", "Thanks", "What is the weather?", "asdfgh", "I want to apply"],
};
