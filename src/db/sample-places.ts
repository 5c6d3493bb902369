import type { Locale } from "../i18n/locales.js";
import type { Category } from "../nlu/meaning.js";
import type { Trx } from "./schema.js";

type Name = Readonly<Record<Locale, string>>;

/** Invented. */
const STREETS: readonly Name[] = [
  { kk: "Зауыт көшесі (үлгі)", ru: "улица Заводская (образец)", en: "Zavodskaya Street (sample)" },
  { kk: "Қойма көшесі (үлгі)", ru: "улица Складская (образец)", en: "Skladskaya Street (sample)" },
  {
    kk: "Энергетиктер көшесі (үлгі)",
    ru: "улица Энергетиков (образец)",
    en: "Energetikov Street (sample)",
  },
];

/** Invented. */
const OBJECTS: readonly { category: Category; name: Name; latitude: number; longitude: number }[] =
  [
    {
      category: "power",
      name: {
        kk: "№ 14 қосалқы станция (үлгі)",
        ru: "Подстанция № 14 (образец)",
        en: "Substation No. 14 (sample)",
      },
      latitude: 43.332,
      longitude: 76.835,
    },
    {
      category: "water",
      name: {
        kk: "№ 1 сорғы станциясы (үлгі)",
        ru: "Насосная станция № 1 (образец)",
        en: "Pumping station No. 1 (sample)",
      },
      latitude: 43.328,
      longitude: 76.826,
    },
  ];

/** Streets and objects for trying things out, beside those that were published. Doing it twice is doing it once. */
export async function loadSamplePlaces(trx: Trx): Promise<void> {
  const created_at = new Date().toISOString();
  for (const [i, name] of STREETS.entries()) {
    await trx
      .insertInto("street")
      .values({ id: `sample-${i + 1}`, name: JSON.stringify(name), sample: 1, created_at })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
  for (const [i, { name, ...object }] of OBJECTS.entries()) {
    await trx
      .insertInto("zone_object")
      .values({
        ...{ id: `sample-${i + 1}`, ...object, name: JSON.stringify(name) },
        ...{ park_id: null, sample: 1, created_at },
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
}
