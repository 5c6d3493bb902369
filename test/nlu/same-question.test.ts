import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Locale } from "../../src/i18n/locales.js";
import { isSameQuestion, profileOf } from "../../src/nlu/same-question.js";

const same = (a: string, b: string, locale: Locale = "ru") =>
  isSameQuestion(profileOf(a, locale), profileOf(b, locale));

describe("the same question in other words", () => {
  it.each<[Locale, string, string]>([
    ["ru", "Есть ли у вас столовая?", "Подскажите пожалуйста, столовая есть?"],
    ["ru", "Есть ли у вас столовая?", "есть ли столовая в зоне"],
    ["ru", "Есть ли у вас столовая?", "а столовые у вас имеются?"],
    ["ru", "Есть ли у вас столовая?", "est li u vas stolovaya"],
    ["ru", "Сколько стоит аренда?", "какая стоимость аренды"],
    ["ru", "Сколько стоит аренда?", "цена аренды?"],
    ["ru", "Сколько стоит аренда?", "Здравствуйте! Сколько стоит арендовать?"],
    ["ru", "До скольки работает проходная?", "проходная работает до скольки"],
    ["ru", "Где находится медпункт?", "Подскажите, медпункт где находится"],
    ["ru", "Есть ли круглосуточная охрана?", "круглосуточная охраана есть?"],
    ["ru", "Можно ли приезжать в выходные?", "В выходные можно приезжать?"],
    ["kk", "Асхана бар ма?", "сіздерде асхана барма"],
    ["kk", "Асхана бар ма?", "Айтыңызшы, асхана бар ма"],
    ["kk", "Жалдау бағасы қандай?", "жалдау қанша тұрады"],
    ["kk", "Медпункт қайда орналасқан?", "medpunkt kaida ornalaskan"],
    ["kk", "Демалыс күні келуге бола ма?", "Демалыс күндері келуге болады ма?"],
    ["en", "Is there a canteen?", "do you have any canteens in the zone?"],
    ["en", "How much is the rent?", "rent price?"],
    ["en", "Can trucks enter at night?", "Could a truck enter at night, please?"],
    ["en", "Where is the medical office?", "the medical office, where is it"],
  ])("%s: %s = %s", (locale, kept, asked) => {
    expect(same(kept, asked, locale)).toBe(true);
    expect(same(asked, kept, locale)).toBe(true);
  });

  it("is found across languages where the words are known or shared", () => {
    expect(same("Сколько стоит аренда?", "Жалдау бағасы қандай?")).toBe(true);
    expect(same("Сколько стоит аренда?", "How much is the rent?")).toBe(true);
    expect(same("Есть ли медпункт?", "Медпункт бар ма?")).toBe(true);
  });
});

describe("another question, however near", () => {
  it.each<[Locale, string, string]>([
    ["ru", "Есть ли у вас столовая?", "Где столовая?"],
    ["ru", "Есть ли у вас столовая?", "Есть ли у вас парковка?"],
    ["ru", "Есть ли у вас столовая?", "Есть ли столовая для вегетарианцев?"],
    ["ru", "Есть ли у вас столовая?", "Во сколько открывается столовая?"],
    ["ru", "Есть ли у вас парковка?", "Есть ли у вас парк?"],
    ["ru", "Есть ли парковка?", "Есть ли парковка для грузовиков?"],
    ["ru", "Сколько стоит аренда?", "Сколько стоит аренда земли?"],
    ["ru", "Сколько стоит аренда склада?", "Сколько стоит аренда цеха?"],
    ["ru", "Сколько стоит аренда?", "Сколько стоит вода?"],
    ["ru", "Сколько стоит аренда?", "Когда начинается аренда?"],
    ["ru", "Какой депозит за аренду?", "Какая цена за аренду?"],
    ["ru", "Аренда от 500 квадратов сколько стоит?", "Аренда от 200 квадратов сколько стоит?"],
    ["ru", "Где вход?", "Где выход?"],
    ["ru", "Где въезд?", "Где выезд?"],
    ["ru", "Можно ли въезжать днём?", "Можно ли въезжать ночью?"],
    [
      "ru",
      "Можно ли въезжать на территорию парка большим грузовиком с прицепом днём?",
      "Можно ли въезжать на территорию парка большим грузовиком с прицепом ночью?",
    ],
    ["ru", "Можно ли курить?", "Почему нельзя курить?"],
    ["ru", "Работает ли столовая в выходные?", "Работает ли столовая?"],
    ["ru", "Почему не работает столовая?", "Почему работает столовая?"],
    ["ru", "Можно экспортировать в Россию?", "Можно экспортировать в Узбекистан?"],
    ["ru", "В зоне есть?", "Есть ли у вас столовая?"],
    ["ru", "?", "?"],
    ["ru", "", ""],
    ["kk", "Асхана бар ма?", "Асхана қайда?"],
    ["kk", "Асхана бар ма?", "Асхана жоқ па?"],
    ["kk", "Асхана бар ма?", "Тұрақ бар ма?"],
    ["kk", "Асхана қашан ашылады?", "Асхана қашан жабылады?"],
    ["kk", "Жалдау бағасы қандай?", "Жер жалдау бағасы қандай?"],
    ["en", "Is there a canteen?", "Is there a kindergarten?"],
    ["en", "Is there parking?", "Is there a park?"],
    ["en", "Can trucks enter at night?", "Can trucks enter at noon?"],
    ["en", "How much is the rent?", "How much is the rent deposit?"],
    ["en", "Where is the medical office?", "When is the medical office open?"],
  ])("%s: %s ≠ %s", (locale, kept, asked) => {
    expect(same(kept, asked, locale)).toBe(false);
    expect(same(asked, kept, locale)).toBe(false);
  });
});

it("takes any two texts, and finds the same both ways round", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(same(a, b)).toBe(same(b, a));
    }),
  );
});
