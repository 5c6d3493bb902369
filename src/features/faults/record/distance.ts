import type { Point } from "./directory.js";

/** Mean radius; over the few kilometres of a zone the Earth is a sphere. */
const EARTH_M = 6_371_000;

/** Along the surface, in metres. */
export function metresBetween(a: Point, b: Point): number {
  const [latA, latB] = [radians(a.latitude), radians(b.latitude)];
  const halfLat = Math.sin((latB - latA) / 2);
  const halfLong = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h = halfLat ** 2 + Math.cos(latA) * Math.cos(latB) * halfLong ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function isWithin(point: Point, { centre, radiusM }: { centre: Point; radiusM: number }) {
  return metresBetween(point, centre) <= radiusM;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
