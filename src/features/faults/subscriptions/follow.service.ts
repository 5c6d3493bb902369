import type { Incident } from "../../../db/fault-schema.js";
import type { Case, Trx } from "../../../db/schema.js";
import { type Translate, translator } from "../../../i18n/i18n.js";
import { type Locale, LOCALES } from "../../../i18n/locales.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { incidentName, placeName } from "../record/incident-name.service.js";
import {
  insertPlaceWatch,
  listPlaceFollowers,
  listPlacesOf,
  type PlaceFollower,
  type WatchedPlace,
} from "./follow.repository.js";
import { newFaultView } from "./follow.view.js";
import { isWithin } from "../record/distance.js";
import { isPublic } from "../record/public-fault.js";

/** A limit of politeness: whoever follows more follows the whole zone. */
export const MOST_PLACES = 10;

/** A park is a few hundred metres long, and its point stands in the middle. */
const NEAR_PARK_M = 300;

/** From now on the person hears of what happens there. */
export async function followPlace(
  trx: Trx,
  personId: number,
  place: WatchedPlace,
): Promise<"added" | "known" | "too-many"> {
  const places = await listPlacesOf(trx, personId);
  if (places.some(({ kind, id }) => kind === place.kind && id === place.id)) return "known";
  if (places.length >= MOST_PLACES) return "too-many";
  await insertPlaceWatch(trx, personId, place);
  return "added";
}

/** Tells whoever follows the place of a fault that it was reported, once and without a word of who did. */
export async function tellPlaceFollowers(trx: Trx, of: Case, incident: Incident): Promise<void> {
  if (!isPublic(incident)) return;
  const told = new Set<number>();
  for (const place of [...placesOf(incident), ...(await parksNear(trx, incident))]) {
    const followers = await listPlaceFollowers(trx, place, of.id);
    await tellEach(
      trx,
      followers.filter(({ personId }) => !told.has(personId)),
      async (t, locale) => {
        const placeName = await nameOfPlace(trx, place, locale);
        const name = await incidentName(trx, of.id, locale);
        return newFaultView(t, locale, { of, place, placeName, name });
      },
    );
    for (const { personId } of followers) told.add(personId);
  }
}

/** Tells people the same thing, made once for each language. */
export async function tellEach(
  trx: Trx,
  people: readonly PlaceFollower[],
  view: (t: Translate, locale: Locale) => Promise<object>,
): Promise<void> {
  for (const locale of LOCALES) {
    const readers = people.filter((one) => one.locale === locale);
    if (readers.length === 0) continue;
    const payload = await view(translator(locale), locale);
    for (const { personId } of readers) {
      await enqueue(trx, { chatId: personId, method: "sendMessage", payload });
    }
  }
}

export async function nameOfPlace(
  trx: Trx,
  { kind, id }: WatchedPlace,
  locale: PlaceFollower["locale"],
): Promise<string> {
  const nowhere = { object_id: null, park_id: null, street_id: null, place: null };
  return (await placeName(trx, { ...nowhere, [`${kind}_id`]: id }, locale)) ?? "";
}

/** Whoever follows a park hears of an object beside it as well, though it stands in no park. */
async function parksNear(trx: Trx, { park_id, latitude, longitude }: Incident) {
  if (park_id !== null || latitude === null || longitude === null) return [];
  const parks = await trx.selectFrom("park").select(["id", "latitude", "longitude"]).execute();
  const around = { centre: { latitude, longitude }, radiusM: NEAR_PARK_M };
  const near = parks.filter((park) => isWithin(park, around));
  return near.map(({ id }): WatchedPlace => ({ kind: "park", id }));
}

function placesOf({ park_id, street_id }: Incident): WatchedPlace[] {
  return [
    ...(park_id === null ? [] : [{ kind: "park", id: park_id } as const]),
    ...(street_id === null ? [] : [{ kind: "street", id: street_id } as const]),
  ];
}
