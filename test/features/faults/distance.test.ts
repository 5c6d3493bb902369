import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin, metresBetween } from "../../../src/features/faults/record/distance.js";
import type { Point } from "../../../src/features/faults/record/directory.js";

const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });
const ZONE = at(43.33, 76.83);

describe("the distance between two places", () => {
  it.each<[string, Point, Point, number]>([
    ["one place", ZONE, ZONE, 0],
    ["a thousandth of a degree north", ZONE, at(43.331, 76.83), 111],
    ["a thousandth of a degree east", ZONE, at(43.33, 76.831), 81],
    ["Almaty and Astana", at(43.238, 76.945), at(51.169, 71.449), 972_000],
    ["both sides of the date line", at(0, 179.9995), at(0, -179.9995), 111],
    ["the poles", at(90, 0), at(-90, 0), 20_015_000],
  ])("of %s is known within one per cent", (_, a, b, metres) => {
    expect(Math.abs(metresBetween(a, b) - metres)).toBeLessThanOrEqual(metres / 100);
  });

  it("is the same both ways, and never more than half way round the Earth", () => {
    const anywhere = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3);
        expect(metresBetween(a, b)).toBeLessThanOrEqual(20_015_100);
      }),
    );
  });
});

it("tells a pin within the zone from one outside", () => {
  const zone = { centre: ZONE, radiusM: 3_000 };

  expect(isWithin(at(43.35, 76.83), zone)).toBe(true);
  expect(isWithin(at(43.36, 76.83), zone)).toBe(false);
  expect(isWithin(at(43.238, 76.945), zone)).toBe(false);
});
