import { almatyDate } from "../../../calendar/almaty-time.js";
import type { Trx } from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import { enqueue } from "../../../outbox/outbox.repository.js";
import { fitOf } from "./match.js";
import type { PremisesInPark } from "../record/premises.repository.js";
import {
  insertWatch,
  listReachableWatches,
  listWatchesOf,
  type ReachableWatch,
} from "./watch.repository.js";
import { freedView } from "./watch.view.js";
import { encodeWish, parseWish, type Wish } from "./wish.js";

/** A limit of politeness: more than that is a wish for anything. */
export const MOST_WATCHES = 5;

/** Keeps a wish until something like it frees. */
export async function addWatch(
  trx: Trx,
  personId: number,
  wish: Wish,
): Promise<"added" | "known" | "too-many"> {
  const watches = await listWatchesOf(trx, personId);
  if (watches.some((watch) => watch.wish === encodeWish(wish))) return "known";
  if (watches.length >= MOST_WATCHES) return "too-many";
  await insertWatch(trx, personId, encodeWish(wish));
  return "added";
}

/**
 * Tells everybody who waits for such a place that it is free: part of the transaction in which it becomes so. Once a
 * person, however many of his watches it meets; `exceptId` has just given the place up.
 */
export async function fireWatches(
  trx: Trx,
  place: PremisesInPark,
  exceptId?: number,
): Promise<void> {
  const today = almatyDate(new Date());
  const told = new Set(exceptId === undefined ? [] : [exceptId]);
  for (const watch of await listReachableWatches(trx)) {
    if (told.has(watch.person_id) || !isMet(watch, place, today)) continue;
    told.add(watch.person_id);
    const locale = watch.locale ?? "ru";
    const payload = freedView(translator(locale), locale, { place, watch });
    await enqueue(trx, { chatId: watch.person_id, method: "sendMessage", payload });
  }
}

function isMet(watch: ReachableWatch, place: PremisesInPark, today: string): boolean {
  const wish = parseWish(watch.wish);
  return wish !== undefined && fitOf(wish, place, today).misses.length === 0;
}
