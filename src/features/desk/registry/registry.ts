import type { Commit } from "../../../db/commit.js";
import type { Trx } from "../../../db/schema.js";
import { plain } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onCommand, onPress, type PressContext, type Route } from "../../../router/route.js";
import { sayScreen, type Screen, turnScreen } from "../desk-screen.js";
import type { PromptTaker } from "../prompt.feature.js";
import { setMade } from "../prompt.repository.js";
import { type Asker, askOnDesk, replyPromptView } from "../prompt.service.js";
import { saveStaffMember } from "../staff.repository.js";
import { AGAIN, type Button, type Entry, type Outcome, type Reader, type Target } from "./entry.js";
import { entryPress } from "./entry.press.js";
import { pageView } from "./page.view.js";
import { answerOf } from "./read-answer.js";

interface Deps {
  commit: Commit;
  /** Something was changed, and is in the database. */
  onChange(): Promise<void>;
}

/**
 * The tables that staff keep from their group. A press changes the entry under its button; what has to be typed is
 * asked in a message whose reply is about that one entry, so two colleagues never answer for each other.
 */
export function registryRoutes(deps: Deps, entries: readonly Entry[]): Route[] {
  return entries.flatMap((entry) => entryRoutes(deps, entry));
}

function entryRoutes({ commit, onChange }: Deps, entry: Entry): Route[] {
  const { right, command } = entry;
  const presses = entryPress(entry.id);
  const pressed = [
    onPress(
      "desk",
      presses.open,
      (ctx, page, key) => turnScreen(ctx, commit, (trx) => show(trx, ctx, { entry, key }, page)),
      { right },
    ),
    onPress(
      "desk",
      presses.act,
      async (ctx, id, key) => {
        await turnScreen(ctx, commit, (trx) => act(trx, ctx, { entry, key }, id));
        await onChange();
      },
      { right },
    ),
  ];
  if (command === undefined) return pressed;
  const open = onCommand(
    "desk",
    command,
    async (ctx, text) => {
      await once(ctx, commit, async (trx) => {
        const given = { text, replied: ctx.message.reply_to_message, by: ctx.from.id };
        const outcome = await entry.given?.(trx, ctx, given);
        await sayScreen(trx, ctx, await screenAfter(trx, ctx, { entry }, outcome));
      });
      await onChange();
    },
    { right },
  );
  return [open, ...pressed];
}

/** What takes the answers to their questions. */
export function registryPrompts(
  { commit, onChange }: Deps,
  entries: readonly Entry[],
): PromptTaker[] {
  return entries.map((entry) => ({
    kind: entry.id,
    right: entry.right,
    async take(ctx, { outbox_id: outboxId, about: key, field, made }) {
      await once(ctx, commit, async (trx) => {
        const at = { entry, key };
        await saveStaffMember(trx, ctx.from);
        const question = await findButton(trx, ctx, at, field);
        if (!question || !("ask" in question)) {
          return sayScreen(trx, ctx, { text: ctx.t("desk.gone") });
        }
        const answer = answerOf(ctx.message, ctx.locale);
        const taken = await question.take(trx, { answer, by: ctx.from.id, made });
        if (taken === AGAIN) return ask(trx, ctx, at, { ...question, made, isAgain: true });
        if (taken) await setMade(trx, outboxId, taken.key ?? "");
        await sayScreen(trx, ctx, await screenAfter(trx, ctx, at, taken));
      });
      await onChange();
    },
  }));
}

/** The page, or a toast when there is no such thing any more. */
async function show(trx: Trx, reader: Reader, at: Target, asked: number): Promise<Screen | string> {
  const page = await at.entry.open(trx, reader, at.key ?? "");
  return page ? pageView(page, at, asked) : reader.t("desk.gone", plain);
}

async function screenAfter(
  trx: Trx,
  reader: Reader,
  here: Target,
  outcome: Outcome,
): Promise<Screen> {
  if (outcome && "text" in outcome) return outcome;
  const screen = await show(trx, reader, outcome ?? here, 0);
  return typeof screen === "string" ? { text: screen } : screen;
}

/** Does what the button says, as it stands on its page now, or asks what it asks. */
async function act(
  trx: Trx,
  ctx: PressContext,
  at: Target,
  id: string,
): Promise<Screen | string | undefined> {
  const button = await findButton(trx, ctx, at, id);
  if (!button) return ctx.t("desk.gone", plain);
  if ("ask" in button) return ask(trx, ctx, at, { ...button, made: null, isAgain: false });
  const outcome = await button.act(trx, ctx.from.id);
  return typeof outcome === "string" ? outcome : screenAfter(trx, ctx, at, outcome);
}

type Pressable = Exclude<Button, { to: Target }>;

async function findButton(
  trx: Trx,
  reader: Reader,
  { entry, key = "" }: Target,
  id: string,
): Promise<Pressable | undefined> {
  const page = await entry.open(trx, reader, key);
  return page?.rows
    .flatMap((row) => ("list" in row ? row.list : row))
    .find((button): button is Pressable => "id" in button && button.id === id);
}

interface Asked {
  id: string;
  ask: string;
  made: string | null;
  isAgain: boolean;
}

async function ask(
  trx: Trx,
  ctx: Asker,
  { entry, key = "" }: Target,
  { id, ask: question, made, isAgain }: Asked,
): Promise<undefined> {
  const view = replyPromptView(ctx.t, question, ctx.from, isAgain);
  await askOnDesk(trx, ctx, { kind: entry.id, field: id, about: key, made }, view);
}
