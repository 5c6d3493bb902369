import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitOf,
  type Miss,
  type Place,
  rankPlaces,
} from "../../../src/features/catalogue/search/match.js";
import {
  encodeWish,
  parseWish,
  UTILITIES,
  type Wish,
  wishOf,
} from "../../../src/features/catalogue/search/wish.js";

const TODAY = "2026-11-25";

function buildPlace(overrides: Partial<Place> = {}): Place {
  return {
    id: "a",
    kind: "premises",
    area_m2: 500,
    power_kw: 100,
    gas: 1,
    water: 1,
    sewer: 1,
    rail: 0,
    ceiling_m: 6,
    free_from: null,
    ...overrides,
  };
}

describe("a place against a wish", () => {
  it.each<[string, Partial<Wish>, Partial<Place>, Miss[]]>([
    ["no wish at all", {}, {}, []],
    ["the very area", { minM2: 500, maxM2: 500 }, {}, []],
    ["a smaller one", { minM2: 501 }, {}, ["smaller"]],
    ["a larger one", { maxM2: 499 }, {}, ["larger"]],
    ["land instead of premises", { what: "land" }, {}, ["what"]],
    ["gas that is there", { needs: ["gas"] }, {}, []],
    ["a siding that is not", { needs: ["gas", "rail"] }, {}, ["rail"]],
    ["any power", { needs: ["power"] }, {}, []],
    ["any power, and none is stated", { needs: ["power"] }, { power_kw: null }, ["power"]],
    ["no power at all", { needs: ["power"] }, { power_kw: 0 }, ["power"]],
    ["enough power", { powerKw: 100 }, {}, []],
    ["too little power, named once", { needs: ["power"], powerKw: 101 }, {}, ["power"]],
    ["a ceiling high enough", { ceilingM: 6 }, {}, []],
    ["a ceiling too low", { ceilingM: 6.1 }, {}, ["ceiling"]],
    ["a ceiling that is not stated", { ceilingM: 4 }, { ceiling_m: null }, ["ceiling"]],
    ["free in time", { by: "2027-02-01" }, { free_from: "2027-02-01" }, []],
    ["free too late", { by: "2027-01-31" }, { free_from: "2027-02-01" }, ["later"]],
    ["a day that has passed meanwhile", { by: "2026-01-01" }, { free_from: TODAY }, []],
  ])("%s", (_what, wish, place, misses) => {
    expect(fitOf({ needs: [], ...wish }, buildPlace(place), TODAY).misses).toEqual(misses);
  });

  it("puts the nearest area first among those that miss the same", () => {
    const places = [300, 900, 480, 620].map((area_m2) =>
      buildPlace({ id: String(area_m2), area_m2 }),
    );

    const ranked = rankPlaces({ needs: [], minM2: 500, maxM2: 600 }, places, TODAY);

    expect(ranked.map(({ place }) => place.id)).toEqual(["620", "480", "900", "300"]);
  });
});

const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const flag = fc.constantFrom(0 as const, 1 as const);
const anyWish: fc.Arbitrary<Wish> = fc.record(
  {
    needs: fc.subarray([...UTILITIES]),
    what: fc.constantFrom("premises" as const, "land" as const),
    minM2: fc.integer({ min: 1, max: 99_999_999 }),
    maxM2: fc.integer({ min: 1, max: 99_999_999 }),
    powerKw: fc.integer({ min: 1, max: 999_999 }),
    ceilingM: fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
    by: day,
  },
  { requiredKeys: ["needs"] },
);
const anyPlace: fc.Arbitrary<Place> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("premises" as const, "land" as const),
  area_m2: fc.integer({ min: 1, max: 200_000 }),
  power_kw: fc.option(fc.integer({ min: 0, max: 5_000 })),
  ...{ gas: flag, water: flag, sewer: flag, rail: flag },
  ceiling_m: fc.option(fc.integer({ min: 2, max: 20 })),
  free_from: fc.option(day),
});

describe("whatever the wish and the places", () => {
  it("a place that meets every wish stands above each that misses one", () => {
    fc.assert(
      fc.property(anyWish, fc.array(anyPlace), (wish, places) => {
        const misses = rankPlaces(wish, places, TODAY).map(({ fit }) => fit.misses.length);
        const firstMiss = misses.findIndex((n) => n > 0);
        expect(misses.slice(firstMiss).includes(0) && firstMiss >= 0).toBe(false);
      }),
    );
  });

  it("the order is one, however the places came, and loses none", () => {
    fc.assert(
      fc.property(
        anyWish,
        fc.uniqueArray(anyPlace, { selector: ({ id }) => id }),
        (wish, places) => {
          const order = (list: Place[]) =>
            rankPlaces(wish, list, TODAY).map(({ place }) => place.id);
          expect(order([...places].reverse())).toEqual(order(places));
          expect(order(places).sort()).toEqual(places.map(({ id }) => id).sort());
        },
      ),
    );
  });

  it("a wish comes back whole from the data of a button, which it never overfills", () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const text = encodeWish(wish);
        expect(parseWish(text)).toEqual(wish);
        expect(`space:height:${text}`.length).toBeLessThanOrEqual(64);
        expect(`space:at:99:${text}`.length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it("the data of strangers' buttons is refused, never misread", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wish = parseWish(text);
        expect(wish === undefined || encodeWish(wish).length > 0).toBe(true);
      }),
    );
  });
});

describe("a wish that is changed in words", () => {
  it.each<[string, Wish, { minArea?: number; maxArea?: number }, Partial<Wish>]>([
    [
      "narrowed",
      { needs: [], minM2: 500 },
      { minArea: 500, maxArea: 700 },
      { minM2: 500, maxM2: 700 },
    ],
    ["turned smaller", { needs: [], minM2: 500 }, { minArea: 500, maxArea: 300 }, { maxM2: 300 }],
    ["turned larger", { needs: [], maxM2: 300 }, { minArea: 500, maxArea: 300 }, { minM2: 500 }],
    ["kept, as to power", { needs: [], powerKw: 250 }, {}, { powerKw: 250 }],
  ])("%s", (_what, before, filter, expected) => {
    expect(wishOf(filter, {}, before)).toEqual({ needs: [], ...expected });
  });
});
