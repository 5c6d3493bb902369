import { describe, expect, it } from "vitest";
import {
  PARK_FIELDS,
  PREMISES_FIELDS,
  readNewPark,
} from "../../../src/features/catalogue/editor/inventory-field.js";

const answer = (text: string) => ({ text, locale: "ru" as const });

describe("what staff type about premises", () => {
  it.each<[keyof typeof PREMISES_FIELDS, string, unknown]>([
    ["area", "620", { area_m2: 620 }],
    ["area", "0,5 га", { area_m2: 5_000 }],
    ["area", "500-700 м2", undefined],
    ["area", "много", undefined],
    ["area", "-", undefined],
    ["power", "250", { power_kw: 250 }],
    ["power", "1 200 кВт", { power_kw: 1_200 }],
    ["power", "-", { power_kw: null }],
    ["power", "-5", undefined],
    ["power", "9999999", undefined],
    ["ceiling", "7,2 м", { ceiling_m: 7.2 }],
    ["ceiling", "72", undefined],
    ["ceiling", "0", undefined],
    ["free-from", "1.2.2027", { free_from: "2027-02-01" }],
    ["free-from", "2027-02-30", undefined],
    ["free-from", "–", { free_from: null }],
    ["price", "1500", { price_kzt_m2: 1_500 }],
    ["price", "900", { price_kzt_m2: 900 }],
    ["price", "1 500 тенге", { price_kzt_m2: 1_500 }],
    ["price", "20 долларов", undefined],
    ["photo", "вот", undefined],
    ["photo", "-", { photo: null }],
  ])("%s «%s»", (field, text, change) => {
    expect(PREMISES_FIELDS[field](answer(text))).toEqual(change);
  });
});

describe("what staff type about a park", () => {
  it.each([
    ["Арша\nМожжевельник\nJuniper", '{"kk":"Арша","ru":"Можжевельник","en":"Juniper"}'],
    ["Арша\nМожжевельник", undefined],
    ["1\n2\n3", undefined],
  ])("names «%s»", (text, name) => {
    expect(PARK_FIELDS["park-name"](answer(text))?.name).toBe(name);
  });

  it.each([
    ["43.33, 76.83", { latitude: 43.33, longitude: 76.83 }],
    ["43.33 76.83", { latitude: 43.33, longitude: 76.83 }],
    ["143.33, 76.83", undefined],
    ["где-то там", undefined],
  ])("coordinates «%s»", (text, place) => {
    expect(PARK_FIELDS["park-place"](answer(text))).toEqual(place);
  });

  it("takes a location that was sent", () => {
    const location = { latitude: 43.3, longitude: 76.8 };

    expect(PARK_FIELDS["park-place"]({ ...answer(""), location })).toEqual(location);
  });

  it("reads a new park from five lines, and from nothing less", () => {
    const lines = ["Арша", "Можжевельник", "Juniper", "2400 м²", "43.33, 76.83"];

    expect(readNewPark(answer(lines.join("\n")))).toMatchObject({
      area_m2: 2_400,
      latitude: 43.33,
    });
    expect(readNewPark(answer(lines.slice(1).join("\n")))).toBeUndefined();
    expect(readNewPark(answer([...lines, "ещё"].join("\n")))).toBeUndefined();
  });
});
