import type { Incident } from "../../../db/fault-schema.js";
import type { Db } from "../../../db/schema.js";
import type { Place } from "./report-answers.js";

/** Where a fault is, as far as it is known. */
export type Spot = Pick<
  Incident,
  "object_id" | "park_id" | "street_id" | "latitude" | "longitude" | "place"
>;

/** What a person said of the place, with what the catalogue knows of it: an object and a park have a point. */
export async function findSpot(
  db: Db,
  place: Place | null | undefined,
  objectId: string | null | undefined,
): Promise<Spot> {
  const object = objectId ? await findObject(db, objectId) : undefined;
  const spot: Spot = {
    object_id: object?.id ?? null,
    park_id: place?.kind === "park" ? place.id : (object?.park_id ?? null),
    street_id: place?.kind === "street" ? place.id : null,
    latitude: object?.latitude ?? null,
    longitude: object?.longitude ?? null,
    place: place?.kind === "words" ? place.words : null,
  };
  if (place?.kind === "point") {
    return { ...spot, latitude: place.latitude, longitude: place.longitude };
  }
  if (spot.latitude !== null || spot.park_id === null) return spot;
  const park = await db
    .selectFrom("park")
    .select(["latitude", "longitude"])
    .where("id", "=", spot.park_id)
    .executeTakeFirst();
  return { ...spot, latitude: park?.latitude ?? null, longitude: park?.longitude ?? null };
}

async function findObject(db: Db, id: string) {
  return db.selectFrom("zone_object").selectAll().where("id", "=", id).executeTakeFirst();
}
