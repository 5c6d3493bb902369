import type { Point } from "./directory.js";

const EARTH_RADIUS_M = 6_371_000;

/** Metres along the ground, by the haversine formula. */
export function metresBetween(a: Point, b: Point): number {
  const latitude = radians(b.latitude - a.latitude);
  const longitude = radians(b.longitude - a.longitude);
  const h =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function isWithin(point: Point, { centre, radiusM }: { centre: Point; radiusM: number }) {
  return metresBetween(point, centre) <= radiusM;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
