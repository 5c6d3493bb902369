import type { InlineKeyboard } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { claimUpdate } from "../../../intake/inbox.repository.js";
import { onCommand, onPress, type Route } from "../../../router/route.js";
import type { BotContext } from "../../../telegram/context.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { countFollowers, isFollower } from "../../cases/record/follower.repository.js";
import { hasConsent } from "../../entry/people.feature.js";
import { getFact } from "../../facts/fact.repository.js";
import { pageOf } from "../../../text/page-of.js";
import { type BoardFilter, boardPress } from "../record/board.press.js";
import {
  countBoard,
  findOnBoard,
  listBoard,
  listBoardCategories,
  listBoardParks,
} from "./board.repository.js";
import {
  boardChoiceView,
  boardView,
  categoryChoice,
  FAULTS_A_PAGE,
  parkChoice,
  publicFaultView,
} from "./board.view.js";
import type { Directory } from "../record/directory.js";
import { incidentPress } from "../record/incident.press.js";
import { incidentName } from "../record/incident-name.service.js";
import { isJoinable, type OpenIncident } from "../record/incident.repository.js";
import { joinFault } from "../followers/join.service.js";
import { findPhotoBefore } from "../record/photo.repository.js";

export interface BoardDeps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  directory(): Directory;
}

/** What is known to be broken in the zone, for everybody to see and to join. */
export function boardRoutes(deps: BoardDeps): Route[] {
  const { db } = deps;
  return [
    onCommand("private", "problems", (ctx) => showBoard(ctx, deps)),
    onPress("private", boardPress.open, (ctx, filter) => showBoard(ctx, deps, filter)),
    onPress("private", boardPress.list, async (ctx, filter, page) =>
      turn(ctx, await boardScreen(ctx, deps, filter, page)),
    ),
    onPress("private", boardPress.by, async (ctx, by) =>
      turn(ctx, boardChoiceView(ctx.t, by, await listChoices(ctx, deps, by))),
    ),
    onPress("private", boardPress.show, async (ctx, id, filter, page) => {
      const fault = await findOnBoard(db, id);
      if (!fault) return ctx.t("board.gone", plain);
      return turn(ctx, await faultScreen(ctx, db, fault, boardPress.list.data(filter, page)));
    }),
    onPress("private", boardPress.photo, async (ctx, id) => {
      const fault = await findOnBoard(db, id);
      const photo = fault && (await findPhotoBefore(db, fault.of.id));
      return photo ? ctx.replyWithPhoto(photo) : ctx.t("board.gone", plain);
    }),
    onPress("private", incidentPress.join, async (ctx, id) => {
      const outcome = await join(ctx, deps, id);
      return outcome && ctx.t(`board.said.${outcome}`, plain);
    }),
  ];
}

async function turn(
  ctx: BotContext,
  { text, reply_markup }: { text: string; reply_markup: InlineKeyboard },
): Promise<void> {
  await ctx.editMessageText(text, { reply_markup });
}

async function listChoices(ctx: BotContext, { db, directory }: BoardDeps, by: "category" | "park") {
  if (by === "category") {
    return (await listBoardCategories(db)).map((category) => categoryChoice(ctx.t, category));
  }
  const known = await listBoardParks(db);
  const parks = directory().parks.filter(({ id }) => known.includes(id));
  return parks.map((park) => parkChoice(ctx.locale, park));
}

/** What joining came to; `undefined` while consent is asked for, after which it is taken up again. */
async function join(ctx: BotContext, { commit, kinds }: BoardDeps, caseId: number) {
  if (!(await hasConsent(ctx, commit, `join-${caseId}`))) return undefined;
  const joining = { caseId, personId: ctx.person.id, now: new Date() };
  return commit(async (trx) => {
    // Joining twice is joining once; the press that gave the consent has claimed its update already.
    await claimUpdate(trx, ctx.update.update_id);
    return joinFault(trx, kinds, joining);
  });
}

/** Joins a fault that somebody wanted to join before he gave his consent. That he has joined is said by itself. */
export async function takeUpJoining(ctx: BotContext, deps: BoardDeps, caseId: number) {
  const outcome = await join(ctx, deps, caseId);
  if (outcome !== undefined && outcome !== "joined")
    await ctx.reply(ctx.t(`board.said.${outcome}`));
}

export async function showBoard(
  ctx: BotContext,
  deps: BoardDeps,
  filter: BoardFilter = { kind: "all" },
): Promise<void> {
  const { text, reply_markup } = await boardScreen(ctx, deps, filter, 0);
  await ctx.reply(text, { reply_markup });
}

async function boardScreen(
  ctx: BotContext,
  { db, directory }: BoardDeps,
  filter: BoardFilter,
  asked: number,
) {
  const { page, pages, slice } = pageOf(asked, await countBoard(db, filter), FAULTS_A_PAGE);
  const faults = [];
  for (const one of await listBoard(db, filter, slice)) {
    faults.push({ ...one, name: await incidentName(db, one.of.id, ctx.locale) });
  }
  const only = nameOfFilter(ctx, filter, directory());
  return boardView(ctx.t, ctx.locale, { faults, filter, only, page, pages });
}

function nameOfFilter(ctx: BotContext, filter: BoardFilter, { parks }: Directory) {
  switch (filter.kind) {
    case "all":
      return undefined;
    case "category":
      return ctx.t(`incident.category.${filter.id}`, plain);
    case "park":
      return parks.find(({ id }) => id === filter.id)?.name[ctx.locale];
  }
}

async function faultScreen(ctx: BotContext, db: Db, fault: OpenIncident, back: string) {
  const { of, incident } = fault;
  const facts = [];
  for (const id of JSON.parse(incident.source ?? "[]") as string[]) {
    facts.push(await getFact(db, id));
  }
  return publicFaultView(ctx.t, ctx.locale, {
    ...fault,
    name: await incidentName(db, of.id, ctx.locale),
    facts,
    followers: await countFollowers(db, of.id),
    isFollowed: await isFollower(db, of.id, ctx.person.id),
    canJoin: isJoinable(of),
    hasPhoto: (await findPhotoBefore(db, of.id)) !== undefined,
    back,
  });
}
