import type { Case, Trx } from "../../../db/schema.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { enqueueToPerson, languageOf } from "../../cases/moves/case.service.js";
import { showWords } from "../../cases/messages/show-words.service.js";
import { incidentName } from "../record/incident-name.service.js";
import { addedView } from "./similar.view.js";

interface Added {
  personId: number;
  words: string;
}

/** Whoever reports again what he follows has more to say of it: staff read his words, and he reads that they do. */
export async function addToOwn(
  trx: Trx,
  kinds: CaseKinds,
  of: Case,
  { personId, words }: Added,
): Promise<void> {
  if (words !== "") await showWords(trx, kinds, of, { personId, words });
  const { t, locale } = await languageOf(trx, personId);
  const name = await incidentName(trx, of.id, locale);
  await enqueueToPerson(trx, of, personId, addedView(t, locale, { of, name }));
}
