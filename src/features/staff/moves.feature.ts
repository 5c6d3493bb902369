import { Composer } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { plain } from "../../i18n/i18n.js";
import { once } from "../../intake/once.js";
import { onPress, PASS, type PressContext, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import type { CaseKinds } from "../cases/record/case-kind.js";
import { CARD_MOVES, type CardMove, movePress } from "../cases/record/case.press.js";
import { findByStaffMessage } from "../cases/record/case-message.repository.js";
import { findCase, getCase } from "../cases/record/case.repository.js";
import { type CaseMove, findMove, isMove } from "../cases/record/case-state.js";
import { caseNumber, notNow } from "../cases/record/case.view.js";
import { type MoveOutcome, moveCase } from "../cases/moves/move.service.js";
import type { Prompt } from "./desk.view.js";
import { askForWords, type OnAnswer, takeWords } from "./prompt.js";
import { saveStaffMember } from "../desk/staff.repository.js";

interface MoveDeps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

interface Deps extends MoveDeps {
  /** What else words to a person mean, in their transaction. */
  onAnswer: OnAnswer;
}

/** These begin with a choice of their own: of whoever mends it, of the fault in which it goes on. */
const CHOSEN: readonly CardMove[] = ["assign", "merge"];

/** Staff move cases through their states with one press, or with a press and the words that belong to it. */
export function moveRoutes(deps: MoveDeps): Route[] {
  const moves = CARD_MOVES.filter((move) => !CHOSEN.includes(move));
  return moves.map((move) =>
    onPress("desk", movePress(move), (ctx, caseId) => makeMove(ctx, deps, move, caseId)),
  );
}

async function makeMove(
  ctx: PressContext,
  { db, commit, kinds }: MoveDeps,
  move: CardMove,
  caseId: number,
) {
  const of = await findCase(db, caseId);
  if (!of) return PASS;
  if (findMove(of, move, "clerk")?.needsWords) {
    return askForWords(ctx, commit, of, { purpose: `move:${move}`, prompt: move as Prompt });
  }
  const outcome = await once(ctx, commit, async (trx) => {
    await saveStaffMember(trx, ctx.from);
    const request = { caseId, move, by: "clerk", actorId: ctx.from.id } as const;
    return moveCase(trx, kinds, { ...request, now: new Date() });
  });
  // An update that comes again had its effect before.
  return outcomeWords(ctx, outcome ?? { kind: "moved", of: await getCase(db, caseId) }, move);
}

/** Takes the words that a move asked for. */
export function movesFeature({ db, commit, kinds, onAnswer }: Deps): Composer<BotContext> {
  const desk = new Composer<BotContext>();

  desk.on("message", async (ctx, next) => {
    const target = ctx.message.reply_to_message;
    const prompt = target && (await findByStaffMessage(db, ctx.chat.id, target.message_id));
    const move = /^move:(\w+)$/.exec(prompt?.purpose ?? "")?.[1];
    if (prompt?.kind !== "prompt" || !isMove(move)) return next();
    const { case_id: caseId } = prompt;
    await takeWords(ctx, commit, prompt, async (trx, words) => {
      const request = { caseId, move, by: "clerk", actorId: words.clerkId, words } as const;
      const outcome = await moveCase(trx, kinds, { ...request, now: new Date() });
      if (outcome.kind !== "moved") return outcomeWords(ctx, outcome, move);
      await onAnswer(trx, ctx.t, caseId, words);
      return undefined;
    });
  });

  return desk;
}

/** What a clerk reads after a press: plain text, short enough for a toast. */
function outcomeWords(ctx: BotContext, outcome: MoveOutcome, move: CaseMove) {
  const { of } = outcome;
  if (outcome.kind === "refused") return outcome.refused(ctx.t);
  const name = caseNumber(ctx.t, ctx.locale, of);
  if (move === "take" && isTaken(of)) {
    // Pressed twice, the second toast covers the first.
    const isMine = of.assignee_id === ctx.from?.id;
    return ctx.t(isMine ? "staff.taken" : "staff.taken-already", { name, ...plain });
  }
  if (outcome.kind !== "moved") return notNow(ctx.t, ctx.locale, of);
  return ctx.t("staff.moved", { name, state: ctx.t(`case.state.${of.state}`), ...plain });
}

function isTaken(of: Case): boolean {
  return of.state === "under_review" && of.assignee_id !== null;
}
