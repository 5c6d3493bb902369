import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import type { BotContext } from "../../../telegram/context.js";
import { findStaffMember } from "../../desk/staff.repository.js";
import {
  catalogueView,
  ENTRIES_A_PAGE,
  parkEntryView,
  premisesEntryView,
} from "./inventory.view.js";
import { pageOf } from "../../../text/page-of.js";
import { findPark, listParks, listParkTotals, listPremisesOf } from "../record/park.repository.js";
import { findPremises } from "../record/premises.repository.js";

type Reader = Pick<BotContext, "t" | "locale">;

export async function catalogueScreen({ t, locale }: Reader, db: Db, asked: number) {
  const totals = await listParkTotals(db);
  const count = totals.reduce((sum, one) => sum + one.count, 0);
  const { page, pages, slice } = pageOf(asked, count, ENTRIES_A_PAGE);
  return catalogueView(t, locale, { parks: await listParks(db, slice), page, pages, count });
}

/** A park with a page of its premises; words when it is gone. */
export async function parkScreen({ t, locale }: Reader, db: Db, id: string, asked: number) {
  const park = await findPark(db, id);
  if (!park) return t("premises.gone", plain);
  const all = await listPremisesOf(db, id);
  const { page, pages, slice } = pageOf(asked, all.length, ENTRIES_A_PAGE);
  return parkEntryView(t, locale, {
    park,
    premises: all.slice(slice.offset, slice.offset + slice.limit),
    free: all.filter(({ state }) => state === "free").length,
    ...{ page, pages, count: all.length },
  });
}

/** A place with the colleague who answers for the entry; words when it is gone. */
export async function premisesScreen({ t, locale }: Reader, db: Db, id: string) {
  const place = await findPremises(db, id);
  if (!place) return t("premises.gone", plain);
  const owner = place.owner_id === null ? undefined : await findStaffMember(db, place.owner_id);
  return premisesEntryView(t, locale, { place, owner: owner?.name });
}
