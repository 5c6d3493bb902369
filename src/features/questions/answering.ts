import { InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import type { Category, Context, Meaning, Understood } from "../../nlu/meaning.js";
import type { BotContext } from "../../telegram/context.js";
import { listFacts } from "../facts/fact.repository.js";
import type { SearchTalk, Wish } from "../catalogue/search/wish.js";
import { setTalk } from "../people/person.repository.js";
import { answerView } from "./answer.view.js";
import { type Doors, nextStep } from "./next-step.view.js";
import { LONGEST_QUESTION } from "./question.form.js";
import { insertQuestion, type QuestionKind } from "./record/question.repository.js";
import { readingRows } from "./reading.view.js";

/** What nobody would look for among questions. */
const NO_QUESTION: readonly QuestionKind[] = ["language", "greeting"];

export interface WordsDeps {
  db: Db;
  commit: Commit;
  doors: Doors;
  /** The case itself, when a question names its number. */
  showCase(ctx: BotContext, number: string): Promise<void>;
  /** What is free for a wish, with these buttons below; `false` while there is no catalogue. */
  showPlaces(ctx: BotContext, wish: Wish, options: PlacesOptions): Promise<boolean>;
  /** What is known already of the fault that somebody tells of, if anything is. */
  findKnownFaults(
    ctx: BotContext,
    told: { category: Category; questionId: number | undefined },
  ): Promise<KnownFaults | undefined>;
  /** Makes a report of words that tell of danger to life. */
  complainOfDanger(ctx: BotContext, words: string, questionId: number | undefined): Promise<void>;
  /** What is known to be broken, when words ask for it; `false` when they do not. */
  showFaults(ctx: BotContext, text: string): Promise<boolean>;
  onLanguage(ctx: BotContext): void;
}

interface KnownFaults {
  /** In HTML; nothing when only a button leads there. */
  text: string | undefined;
  rows: Button[][];
}

type PlacesOptions = NonNullable<Parameters<BotContext["reply"]>[1]> & { rows: Button[][] };

/** What was just talked about, and when; after a search for a place also the whole wish. */
export type Talk = Pick<SearchTalk, "at" | "context"> & Partial<SearchTalk>;

export function talkOf(context: Context): string {
  const talk: Talk = { at: new Date().toISOString(), context };
  return JSON.stringify(talk);
}

export function kindOf({ meaning, confidence }: Understood): QuestionKind {
  return meaning.kind === "out_of_scope" && confidence === "low" ? "not_understood" : meaning.kind;
}

/**
 * Keeps the question and what the talk now is about. Not claimed: said again after a failure, the answer is the same,
 * and that is what the person waits for.
 */
export async function logQuestion(
  ctx: BotContext,
  { commit }: WordsDeps,
  text: string,
  understood: Understood,
  keptAnswerId?: number,
): Promise<number | undefined> {
  const kind = kindOf(understood);
  const isQuestion = keptAnswerId !== undefined || !NO_QUESTION.includes(kind);
  // Of a report only the beginning is taken anyway, and the form says so; a question is whole or is asked again.
  const isKept = isQuestion && (kind === "complaint" || text.length <= LONGEST_QUESTION);
  return commit(async (trx) => {
    await setTalk(trx, ctx.person.id, talkOf(understood.context));
    if (!isKept) return undefined;
    const question = { personId: ctx.person.id, text: text.slice(0, LONGEST_QUESTION), kind };
    return insertQuestion(trx, { ...question, ...(keptAnswerId && { keptAnswerId }) });
  });
}

interface Under {
  firstRow: Button[];
  readings: readonly Meaning[];
  lastRow: Button[];
}

/** Gives the answer to a reading, with the next step under it. */
export async function say(
  ctx: BotContext,
  deps: WordsDeps,
  { meaning, confidence = "high" }: { meaning: Meaning; confidence?: Understood["confidence"] },
  questionId: number | undefined,
  { firstRow, readings, lastRow }: Under = { firstRow: [], readings: [], lastRow: [] },
): Promise<void> {
  if (meaning.kind === "status" && meaning.number !== undefined) {
    return deps.showCase(ctx, meaning.number);
  }
  const known = await listFacts(deps.db);
  const { text, facts } = answerView({ meaning, confidence }, ctx.locale, known);
  const near = readingRows(ctx.t, ctx.locale, readings, {
    questionId: questionId ?? 0,
    facts: known,
  });
  const next = nextStep(ctx.t, deps.doors, { meaning, facts, questionId });
  // Whoever tells of a fault first hears that it is known: one tap is less than a form.
  const faults =
    meaning.kind === "complaint"
      ? await deps.findKnownFaults(ctx, { category: meaning.category, questionId })
      : undefined;
  const rows = [firstRow, ...near, ...(faults?.rows ?? []), ...next, lastRow].filter(
    (row) => row.length > 0,
  );
  await ctx.reply([faults?.text, text].filter((part) => part !== undefined).join("\n\n"), {
    reply_markup: InlineKeyboard.from(rows),
    ...(firstRow.length > 0 && { reply_parameters: quoteOf(ctx) }),
  });
}

/** The button that sends the words on finds them as what the answer replies to. */
export function quoteOf(ctx: BotContext) {
  return { message_id: ctx.message?.message_id ?? 0, allow_sending_without_reply: true };
}

type Button = ReturnType<typeof InlineKeyboard.text>;
