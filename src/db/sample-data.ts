import type { Locale } from "../i18n/locales.js";
import { loadSamplePlaces } from "./sample-places.js";
import type { Db, Flag, Park, Premises, Trx } from "./schema.js";

type ParkRow = readonly [areaM2: number, name: Readonly<Record<Locale, string>>];

const AS_OF = "2026-11-01";
const MARK: Readonly<Record<Locale, string>> = { kk: "үлгі", ru: "образец", en: "sample" };
const CENTRE = { latitude: 43.33, longitude: 76.83 };

/** Invented. The areas add up to the published 46,000 m². */
const OPERATING: readonly ParkRow[] = [
  [2_400, { kk: "Арша", ru: "Можжевельник", en: "Juniper" }],
  [3_100, { kk: "Емен", ru: "Дуб", en: "Oak" }],
  [3_600, { kk: "Қайың", ru: "Берёза", en: "Birch" }],
  [4_000, { kk: "Терек", ru: "Тополь", en: "Poplar" }],
  [4_200, { kk: "Шырша", ru: "Ель", en: "Spruce" }],
  [4_500, { kk: "Қарағай", ru: "Сосна", en: "Pine" }],
  [4_800, { kk: "Үйеңкі", ru: "Клён", en: "Maple" }],
  [5_000, { kk: "Шаған", ru: "Ясень", en: "Ash" }],
  [5_200, { kk: "Жөке", ru: "Липа", en: "Linden" }],
  [4_600, { kk: "Балқарағай", ru: "Лиственница", en: "Larch" }],
  [4_600, { kk: "Жаңғақ", ru: "Орех", en: "Walnut" }],
];

/** Invented. The areas add up to 87,900 m², which one source gives exactly and the other rounded to 88,000. */
const UNDER_CONSTRUCTION: readonly ParkRow[] = [
  [3_000, { kk: "Тал", ru: "Ива", en: "Willow" }],
  [3_400, { kk: "Көктерек", ru: "Осина", en: "Aspen" }],
  [3_800, { kk: "Шетен", ru: "Рябина", en: "Rowan" }],
  [4_200, { kk: "Долана", ru: "Боярышник", en: "Hawthorn" }],
  [4_400, { kk: "Сексеуіл", ru: "Саксаул", en: "Saxaul" }],
  [4_600, { kk: "Қарағаш", ru: "Вяз", en: "Elm" }],
  [4_800, { kk: "Мойыл", ru: "Черёмуха", en: "Bird Cherry" }],
  [5_000, { kk: "Өрік", ru: "Абрикос", en: "Apricot" }],
  [5_200, { kk: "Алма ағашы", ru: "Яблоня", en: "Apple Tree" }],
  [5_400, { kk: "Алмұрт", ru: "Груша", en: "Pear Tree" }],
  [5_600, { kk: "Шие", ru: "Вишня", en: "Cherry" }],
  [5_800, { kk: "Қызғалдақ", ru: "Тюльпан", en: "Tulip" }],
  [6_000, { kk: "Жусан", ru: "Полынь", en: "Wormwood" }],
  [6_200, { kk: "Жалбыз", ru: "Мята", en: "Mint" }],
  [4_500, { kk: "Итмұрын", ru: "Шиповник", en: "Rosehip" }],
  [5_300, { kk: "Қарақат", ru: "Смородина", en: "Currant" }],
  [4_900, { kk: "Таңқурай", ru: "Малина", en: "Raspberry" }],
  [5_800, { kk: "Бөріқарақат", ru: "Барбарис", en: "Barberry" }],
];

const SIZES_M2 = [240, 600, 160, 900, 320, 1_200, 450, 180, 750] as const;
const SMALLEST_M2 = 120;
/** Two of seven are free, so that there is something to find and most is let. */
const STATES: readonly Premises["state"][] = [
  "leased",
  "free",
  "leased",
  "reserved",
  "leased",
  "free",
  "leased",
];
const CEILINGS_M = [4.5, 6, 7.2, 8] as const;

/** Fills an empty catalogue with invented parks for trying things out. Doing it twice is doing it once. */
export async function loadSamples(trx: Trx): Promise<void> {
  await loadSamplePlaces(trx);
  const parks = sampleParks();
  for (const park of parks) {
    await trx
      .insertInto("park")
      .values(park)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
    await trx
      .insertInto("premises")
      .values(premisesOf(park, parks.indexOf(park)))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
}

/** Whether anything invented is in the catalogue; it must not meet real people. */
export async function hasSamples(db: Db): Promise<boolean> {
  const sample = await db
    .selectFrom("park")
    .select("id")
    .where("sample", "=", 1)
    .unionAll(db.selectFrom("premises").select("id").where("sample", "=", 1))
    .unionAll(db.selectFrom("zone_object").select("id").where("sample", "=", 1))
    .unionAll(db.selectFrom("street").select("id").where("sample", "=", 1))
    .limit(1)
    .executeTakeFirst();
  return sample !== undefined;
}

function sampleParks(): Park[] {
  const rows = [
    ...OPERATING.map((row) => ({ row, state: "operating" as const })),
    ...UNDER_CONSTRUCTION.map((row) => ({ row, state: "under_construction" as const })),
  ];
  return rows.map(({ row: [areaM2, name], state }, i) => ({
    id: `sample-${String(i + 1).padStart(2, "0")}`,
    name: JSON.stringify(marked(name)),
    state,
    area_m2: areaM2,
    // A grid of six by five around the zone, some 400 m from park to park.
    latitude: round(CENTRE.latitude + ((i % 6) - 2.5) * 0.004),
    longitude: round(CENTRE.longitude + (Math.floor(i / 6) - 2) * 0.005),
    as_of: AS_OF,
    sample: 1,
    owner_id: null,
  }));
}

/** Cuts the whole of a park into premises of usual sizes; the last one takes what is left. */
function premisesOf(park: Park, parkIndex: number): Premises[] {
  const areas: number[] = [];
  for (let left = park.area_m2, i = parkIndex; left > 0; i++) {
    const usual = SIZES_M2[i % SIZES_M2.length] ?? left;
    const area = left - usual < SMALLEST_M2 ? left : usual;
    areas.push(area);
    left -= area;
  }
  return areas.map((areaM2, i) => createPremises(park, areaM2, { i, turn: parkIndex * 3 + i }));
}

function createPremises(
  park: Park,
  areaM2: number,
  { i, turn }: { i: number; turn: number },
): Premises {
  const state = park.state === "operating" ? at(STATES, turn) : "under_construction";
  return {
    id: `${park.id}-${i + 1}`,
    park_id: park.id,
    kind: "premises",
    area_m2: areaM2,
    state,
    free_from: state === "free" && turn % 4 === 3 ? "2027-02-01" : null,
    power_kw: Math.ceil(areaM2 / 40) * 5,
    gas: flag(turn % 3 !== 0),
    water: 1,
    sewer: flag(turn % 5 !== 4),
    // A siding reaches one park in ten.
    rail: flag(park.id.endsWith("4")),
    ceiling_m: at(CEILINGS_M, turn),
    as_of: AS_OF,
    sample: 1,
    owner_id: null,
    photo: null,
    price_kzt_m2: null,
  };
}

function marked(name: Readonly<Record<Locale, string>>): Record<Locale, string> {
  const of = (locale: Locale) => `${name[locale]} (${MARK[locale]})`;
  return { kk: of("kk"), ru: of("ru"), en: of("en") };
}

function at<T>(values: readonly T[], turn: number): T {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error("Nothing to choose from");
  return value;
}

function flag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** Five decimals are a metre, more than an invented place needs. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
