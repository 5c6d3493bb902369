import { findFaultQuestion } from "../../../nlu/rules/complaints.js";
import type { Category } from "../../../nlu/meaning.js";
import type { BotContext } from "../../../telegram/context.js";
import type { BoardFilter } from "../record/board.press.js";
import { type BoardDeps, showBoard } from "./board.feature.js";
import { countBoard } from "./board.repository.js";
import { knownFaultsView } from "./board.view.js";
import { incidentName } from "../record/incident-name.service.js";
import { listSimilar } from "../record/incident.repository.js";
import { isPublic } from "../record/public-fault.js";
import { readReport } from "../report/read-report.js";
import { findSpot } from "../record/location.service.js";

/** Shows what is broken to whoever asks for it in words; `false` when the words ask something else. */
export async function showFaultsAsked(
  ctx: BotContext,
  deps: BoardDeps,
  text: string,
): Promise<boolean> {
  const asked = findFaultQuestion(text, ctx.locale);
  if (!asked) return false;
  await showBoard(ctx, deps, filterOf(asked.category));
  return true;
}

/** What is known of a fault that somebody tells of: the same object or place; else what is known of its kind. */
export async function findKnownFaults(
  ctx: BotContext,
  { db, directory }: BoardDeps,
  { category, words }: { category: Category; words: string },
) {
  const { objectId, place } = readReport(words, directory());
  const found = await listSimilar(db, category, await findSpot(db, place, objectId));
  const faults = [];
  for (const one of found.filter(({ incident }) => isPublic(incident))) {
    faults.push({ ...one, name: await incidentName(db, one.of.id, ctx.locale) });
  }
  const filter = filterOf(category);
  if (faults.length === 0 && (await countBoard(db, filter)) === 0) return undefined;
  return knownFaultsView(ctx.t, ctx.locale, faults, filter);
}

function filterOf(category: Category | undefined): BoardFilter {
  return category === undefined ? { kind: "all" } : { kind: "category", id: category };
}
