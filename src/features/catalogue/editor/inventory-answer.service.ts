import type { InventoryPrompt, Trx } from "../../../db/schema.js";
import {
  PARK_FIELDS,
  type ParkField,
  parseNewPark,
  PREMISES_FIELDS,
  type PremisesField,
  readArea,
  type StaffAnswer,
} from "./inventory-field.js";
import { updatePrompt } from "../record/inventory.repository.js";
import { addPark, addPremises, changePark, changePremises } from "./inventory.service.js";

/** What staff are asked for in words. */
export type PromptField = "new-park" | "new-premises" | "new-land" | PremisesField | ParkField;

const NEW: readonly string[] = ["new-park", "new-premises", "new-land"];

export function isPromptField(field: string | undefined): field is PromptField {
  if (field === undefined) return false;
  return NEW.includes(field) || isPremisesField(field) || isParkField(field);
}

/** The entry that an answer changed. */
export type Answered = { kind: "premises" | "park"; id: string };

/**
 * Takes the answer to a question about the catalogue. Answered once more, a question that added an entry changes that
 * entry instead of adding another. `undefined` when the answer says nothing usable.
 */
export async function answerPrompt(
  trx: Trx,
  prompt: InventoryPrompt,
  answer: StaffAnswer,
  actorId: number,
): Promise<Answered | undefined> {
  const { field } = prompt;
  if (isPremisesField(field)) return answerPremises(trx, prompt, field, answer, actorId);
  if (isParkField(field)) return answerPark(trx, prompt, field, answer, actorId);
  return field === "new-park"
    ? answerNewPark(trx, prompt, answer, actorId)
    : answerNewPremises(trx, prompt, answer, actorId);
}

async function answerPremises(
  trx: Trx,
  { premises_id: id }: InventoryPrompt,
  field: PremisesField,
  answer: StaffAnswer,
  actorId: number,
): Promise<Answered | undefined> {
  const change = PREMISES_FIELDS[field](answer);
  if (change === undefined || id === null) return undefined;
  await changePremises(trx, id, change, actorId);
  return { kind: "premises", id };
}

async function answerPark(
  trx: Trx,
  { park_id: id }: InventoryPrompt,
  field: ParkField,
  answer: StaffAnswer,
  actorId: number,
): Promise<Answered | undefined> {
  const change = PARK_FIELDS[field](answer);
  if (change === undefined || id === null) return undefined;
  await changePark(trx, id, change, actorId);
  return { kind: "park", id };
}

async function answerNewPark(
  trx: Trx,
  { outbox_id, park_id }: InventoryPrompt,
  answer: StaffAnswer,
  actorId: number,
): Promise<Answered | undefined> {
  const values = parseNewPark(answer);
  if (values === undefined) return undefined;
  if (park_id !== null) {
    await changePark(trx, park_id, values, actorId);
    return { kind: "park", id: park_id };
  }
  const id = await addPark(trx, values, actorId);
  await updatePrompt(trx, outbox_id, { park_id: id });
  return { kind: "park", id };
}

async function answerNewPremises(
  trx: Trx,
  { outbox_id, field, park_id, premises_id }: InventoryPrompt,
  answer: StaffAnswer,
  actorId: number,
): Promise<Answered | undefined> {
  const areaM2 = readArea(answer);
  if (areaM2 === undefined || park_id === null) return undefined;
  if (premises_id !== null) {
    await changePremises(trx, premises_id, { area_m2: areaM2 }, actorId);
    return { kind: "premises", id: premises_id };
  }
  const kind = field === "new-land" ? "land" : "premises";
  const id = await addPremises(trx, { parkId: park_id, kind, areaM2 }, actorId);
  if (id === undefined) return undefined;
  await updatePrompt(trx, outbox_id, { premises_id: id });
  return { kind: "premises", id };
}

function isPremisesField(field: string): field is PremisesField {
  return Object.hasOwn(PREMISES_FIELDS, field);
}

function isParkField(field: string): field is ParkField {
  return Object.hasOwn(PARK_FIELDS, field);
}
