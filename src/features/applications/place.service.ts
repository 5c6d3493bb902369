import { InlineKeyboard } from "grammy";
import type { Case, Trx } from "../../db/schema.js";
import { plain, translator, type Translate } from "../../i18n/i18n.js";
import { DESK, enqueue } from "../../outbox/outbox.repository.js";
import type { MoveRule } from "../cases/record/case-rules.js";
import {
  leaseReserved,
  releaseReservation,
  type Reserved,
  reservePremises,
} from "../catalogue/reservations/reservation.service.js";
import { findStaffChat } from "../desk/staff.repository.js";
import { getApplication } from "./application.repository.js";

/**
 * What a decision means for the place that was asked for: approval reserves it, an agreement lets it, a refusal or a
 * withdrawal frees it. A place that somebody else has stops the approval, and staff get a way on.
 */
export async function followMove(
  trx: Trx,
  of: Case,
  { to }: Pick<MoveRule, "to">,
): Promise<{ refused(t: Translate): string } | undefined> {
  if (to === "agreement") await leaseReserved(trx, of.id);
  if (to === "rejected" || to === "withdrawn") await releaseReservation(trx, of.id);
  if (to !== "approved") return undefined;
  const { premises_id: premisesId } = await getApplication(trx, of.id);
  if (premisesId === null) return undefined;
  const outcome = await reservePremises(trx, { caseId: of.id, premisesId });
  if (outcome.kind === "reserved") return undefined;
  const refused = (t: Translate) => whyRefused(t, outcome);
  await offerWithoutPlace(trx, of, refused);
  return { refused };
}

/** For staff only: the holder's number is nobody else's business. */
function whyRefused(t: Translate, outcome: Exclude<Reserved, { kind: "reserved" }>): string {
  switch (outcome.kind) {
    case "taken":
      return outcome.holder === null
        ? t("application.place.taken-unnamed", plain)
        : t("application.place.taken", { number: outcome.holder, ...plain });
    case "not-free": {
      const state = t(`parks.premises-state.${outcome.state}`, plain);
      return t("application.place.not-free", { state, ...plain });
    }
    case "holds-other":
    case "unknown":
      return t("application.place.gone", plain);
  }
}

async function offerWithoutPlace(trx: Trx, of: Case, why: (t: Translate) => string) {
  const t = translator((await findStaffChat(trx))?.locale ?? "ru");
  const button = t("application.place.drop", plain);
  const payload = {
    text: `${why(t)}\n\n${t("application.place.way-on")}`,
    reply_markup: new InlineKeyboard().text(button, `application:drop-place:${of.id}`),
  };
  await enqueue(trx, { chatId: DESK, method: "sendMessage", payload, caseId: of.id });
}
