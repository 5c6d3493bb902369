import fc from "fast-check";
import { describe, expect, it } from "vitest";
import zone from "../../src/features/faults/zone/zone.json" with { type: "json" };
import { findNamed } from "../../src/nlu/find-named.js";

const object = (id: string, kk: string, ru: string, en: string) => ({ id, name: { kk, ru, en } });
const OBJECTS = [
  ...zone.objects,
  object("ss-14", "№ 14 қосалқы станция (үлгі)", "Подстанция № 14 (образец)", "Substation No. 14"),
  object("pump-1", "№ 1 сорғы станциясы", "Насосная станция № 1", "Pumping station No. 1"),
  object("boiler-3", "№ 3 қазандық", "Котельная № 3", "Boiler house No. 3"),
];
const PARKS = [
  object("oak", "Емен (үлгі)", "Дуб (образец)", "Oak (sample)"),
  object("pine", "Қарағай (үлгі)", "Сосна (образец)", "Pine (sample)"),
  object("apple", "Алма ағашы (үлгі)", "Яблоня (образец)", "Apple Tree (sample)"),
  object("alatau", "Алатау паркі", "Парк «Алатау»", "Alatau Park"),
  object("alatau-2", "Алатау-2 паркі", "Парк «Алатау-2»", "Alatau-2 Park"),
];
const STREETS = [
  object("works", "Зауыт көшесі", "улица Заводская", "Zavodskaya Street"),
  object("power", "Энергетиктер көшесі", "улица Энергетиков", "Energetikov Street"),
];

describe("an object of the zone", () => {
  it.each([
    ["подстанция № 12 гудит", "substation-12"],
    ["на подстанции №12 искрит", "substation-12"],
    ["12-подстанция өшіп қалды", "substation-12"],
    ["12 подстанция", "substation-12"],
    ["на 12-й подстанции авария", "substation-12"],
    ["падстанция 12 не работает", "substation-12"],
    ["п/с 12", "substation-12"],
    ["тп 12 сгорела", "substation-12"],
    ["ТП-12 ОТКЛЮЧИЛАСЬ", "substation-12"],
    ["№ 12 қосалқы станцияда жарық жоқ", "substation-12"],
    ["12 косалкы станция истемейди", "substation-12"],
    ["12-қосалқы станцияның төбесі", "substation-12"],
    ["qosalqy stansiya 12 joq", "substation-12"],
    ["podstanciya 12 ne rabotaet", "substation-12"],
    ["substation 12 is down", "substation-12"],
    ["substaton 12 sparks", "substation-12"],
    ["на подст. 12 темно", "substation-12"],
    ["в 14 часов подстанция 12 отключилась", "substation-12"],
    ["Substation No.12 again", "substation-12"],
    ["the sub station #12 hums", "substation-12"],
    ["цех 5, подстанция 14", "ss-14"],
    ["насосная станция 1 не качает", "pump-1"],
    ["№1 сорғы станциясы тоқтап қалды", "pump-1"],
    ["pumping station no 1 stopped", "pump-1"],
    ["котельная 3 дымит", "boiler-3"],
    ["3-қазандық суып қалды", "boiler-3"],
    ["станция Индустриальная, вагон стоит", "station"],
    ["Индустриальная станциясында вагон тұр", "station"],
    ["at Industrialnaya the switch is stuck", "station"],
    ["industrialnaya stansiyasynda vagon tur", "station"],
    ["на ж/д станции темно", "station"],
    ["вагон на подъездном пути", "access-road"],
    ["подъездные пути ржавые", "access-road"],
    ["кірме жолда вагон тұр", "access-road"],
    ["kirme joldar buzylgan", "access-road"],
    ["the access road siding is blocked", "access-road"],
    ["ливневка забита", "storm-sewer"],
    ["забилась ливневая канализация", "storm-sewer"],
    ["нөсер кәрізі толып кетті", "storm-sewer"],
    ["носер каризи толып кетти", "storm-sewer"],
    ["the storm drain overflows", "storm-sewer"],
  ])("is known: %s", (text, id) => {
    expect(findNamed(text, OBJECTS)).toBe(id);
  });

  it.each([
    "подстанция 13 не работает",
    "подстанция гудит",
    "подстанция 112",
    "цех 12",
    "нет света в 12 блоке, подстанция далеко",
    "подстанция 12 подстанция 14",
    "котельная 5",
    "котельная",
    "канализация забита",
    "в Индустриальной зоне нет воды",
    "насосная станция 2",
    "подстанция отключилась в 12",
    "заправочная станция закрыта",
    "подъездная дорога разбита",
    "нет воды с утра",
    "жарық жоқ",
    "no water since morning",
    "12",
    "",
  ])("is not guessed: %s", (text) => {
    expect(findNamed(text, OBJECTS)).toBeUndefined();
  });
});

describe("a park or a street", () => {
  it.each([
    ["в парке дуб нет света", "oak"],
    ["Нет света в Дубе", "oak"],
    ["емен паркінде су жоқ", "oak"],
    ["water is off in Oak park", "oak"],
    ["парк «сосна», бокс 4", "pine"],
    ["karagai parkinde zharyk zhok", "pine"],
    ["алма ағашы, екінші бокс", "apple"],
    ["apple tree unit 3 has no heating", "apple"],
    ["парк алатау", "alatau"],
    ["парк Алатау-2, блок 3", "alatau-2"],
    ["алатау 2 паркінде", "alatau-2"],
  ])("is known by its name: %s", (text, id) => {
    expect(findNamed(text, PARKS)).toBe(id);
  });

  it.each([
    ["яма на улице Заводской", "works"],
    ["ул. заводская 15, нет воды", "works"],
    ["zavodskaya street is flooded", "works"],
    ["зауыт көшесінде шұңқыр бар", "works"],
    ["zauyt koshesinde shunkyr", "works"],
    ["на улице Энергетекив темно", "power"],
    ["энергетиктер көшесі қараңғы", "power"],
  ])("is known by its name: %s", (text, id) => {
    expect(findNamed(text, STREETS)).toBe(id);
  });

  it.each(["упал дуб на дорогу", "в парке темно", "сосна сухая", "парк Алатау-3"])(
    "is not guessed: %s",
    (text) => {
      expect(findNamed(text, PARKS)).toBeUndefined();
    },
  );

  it.each(["на улице темно", "заводская труба дымит", "зауытта жарық жоқ", "энергетики не едут"])(
    "is not guessed: %s",
    (text) => {
      expect(findNamed(text, STREETS)).toBeUndefined();
    },
  );
});

it("takes any text and any names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, name) => {
      const found = findNamed(text, [object("a", name, name, name)]);
      expect([undefined, "a"]).toContain(found);
    }),
  );
});
