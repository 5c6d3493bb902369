import { Composer, InlineKeyboard } from "grammy";
import type { Fact } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import { findDanger } from "../../nlu/danger.js";
import { listReadings } from "../../nlu/rules/alternatives.js";
import type { Meaning, Understood } from "../../nlu/meaning.js";
import { isAsked } from "../../nlu/read/question-words.js";
import { findNearest } from "../../nlu/nearest.js";
import { understand } from "../../nlu/understand.js";
import type { BotContext } from "../../telegram/context.js";
import { caseNumber } from "../cases/record/case.view.js";
import { getCase } from "../cases/record/case.repository.js";
import { listFacts } from "../facts/fact.repository.js";
import { readPlaceWords } from "../catalogue/search/place-words.js";
import { parseWish, type Wish, wishOf } from "../catalogue/search/wish.js";
import { setLocale } from "../people/person.repository.js";
import { answerView } from "./answer.view.js";
import { kindOf, logQuestion, quoteOf, say, type Talk, type WordsDeps } from "./answering.js";
import { type Found, findKept } from "./faq/kept-answer.service.js";
import { keptView } from "./faq/kept-answer.view.js";
import { send } from "./next-step.view.js";
import { LONGEST_QUESTION } from "./question.form.js";
import { readingRows } from "./reading.view.js";

/** So long a short question goes on with what was just talked about. */
const TALK_MS = 10 * 60_000;
/** What is so surely a question that it is answered even while a clerk waits for the person's words. */
const SURE_IN_TALK: readonly Meaning["kind"][] = ["fact", "availability", "status", "language"];
/** In a form, shorter words without a question mark are taken for a slip. */
const FEWEST_WORDS = 3;

/** Words of a person who talks with a clerk: a sure question gets its answer, and one tap sends it on all the same. */
export function questionsInTalk(
  deps: WordsDeps,
  listTalks: (personId: number) => Promise<number[]>,
): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").on("message:text", async (ctx, next) => {
    const [caseId] = await listTalks(ctx.person.id);
    if (caseId === undefined || ctx.message.forward_origin) return next();
    const understood = understandIn(ctx, ctx.message.text);
    if (!SURE_IN_TALK.includes(understood.meaning.kind)) return next();
    const name = caseNumber(ctx.t, ctx.locale, await getCase(deps.db, caseId));
    const onward = InlineKeyboard.text(
      ctx.t("answer.send-to-case", { name, ...plain }),
      `case:words:${caseId}:${ctx.message.message_id}`,
    );
    await answerQuestion(ctx, deps, understood, ctx.message.text, [onward]);
  });
  return feature;
}

/** Answers a free text, asks which of two things was meant, or says honestly that there is no answer. */
export async function answerWords(ctx: BotContext, deps: WordsDeps, text: string): Promise<void> {
  const understood = understandIn(ctx, text);
  const kind = kindOf(understood);
  const isSureQuestion = SURE_IN_TALK.includes(understood.meaning.kind) && isAsked(text);
  if (findDanger(text) !== undefined && !isSureQuestion) {
    return deps.complainOfDanger(ctx, text, await keepDanger(ctx, deps, text));
  }
  if (hasNoAnswer(understood)) {
    const found = await findKept(deps.db, text, ctx.locale);
    if (found) return sayKept(ctx, deps, text, understood, found);
    if (await deps.showFaults(ctx, text)) {
      const meaning: Meaning = { kind: "complaint", category: "other" };
      await logQuestion(ctx, deps, text, { ...understood, meaning });
      return;
    }
  }
  if (kind === "not_understood") return offerNearest(ctx, deps, text);
  const readings = isOfItself(ctx, text, understood) ? listReadings(understood) : [];
  if (readings.length > 0 && text.length <= LONGEST_QUESTION) {
    return askWhich(ctx, deps, text, understood, readings);
  }
  await answerQuestion(ctx, deps, understood, text, []);
}

/** Keeps words that tell of danger to life, for the report that is made of them. */
export async function keepDanger(
  ctx: BotContext,
  deps: WordsDeps,
  text: string,
): Promise<number | undefined> {
  const understood = understandIn(ctx, text);
  const isFault = understood.meaning.kind === "complaint";
  const meaning: Meaning = isFault ? understood.meaning : { kind: "complaint", category: "other" };
  return logQuestion(ctx, deps, text, { ...understood, meaning });
}

/** What is told instead of an answer, and never a published figure: only there an answer of the operator may stand. */
function hasNoAnswer({ meaning }: Understood): boolean {
  if (meaning.kind === "availability") return Object.keys(meaning.filter).length === 0;
  // A question in words that nobody knows may be taken for a greeting; a mere greeting is the same as no question.
  return ["not_published", "out_of_scope", "greeting"].includes(meaning.kind);
}

/** Inside a form: the answer to a question that was typed instead of an answer, if it surely is one. */
export function answerAside(
  text: string,
  locale: Locale,
  facts: readonly Fact[],
): string | undefined {
  // A bare number or a slip of two words is a wrong answer, whatever it may mean elsewhere.
  const isQuestion = text.includes("?") || text.trim().split(/\s+/).length >= FEWEST_WORDS;
  if (!isQuestion) return undefined;
  const understood = understand(text, { locale });
  const { kind } = understood.meaning;
  const isSure = kind === "fact" || (text.includes("?") && kind !== "out_of_scope");
  return isSure ? answerView(understood, locale, facts).text : undefined;
}

function understandIn(ctx: BotContext, text: string): Understood {
  return understand(text, { locale: ctx.locale, context: findTalk(ctx)?.context });
}

/** What was just talked about, unless that is too long ago. */
function findTalk(ctx: BotContext): Talk | undefined {
  const talk = ctx.person.talk === null ? undefined : (JSON.parse(ctx.person.talk) as Talk);
  const isFresh = talk !== undefined && Date.now() - Date.parse(talk.at) < TALK_MS;
  return isFresh ? talk : undefined;
}

/** Whether the text means the same without what was talked about before: a short turn that goes on is plain. */
function isOfItself(ctx: BotContext, text: string, { meaning }: Understood): boolean {
  const alone = understand(text, { locale: ctx.locale }).meaning;
  return JSON.stringify(alone) === JSON.stringify(meaning);
}

/** What the operator answered to others; it stands only where the bot itself has no answer. */
async function sayKept(
  ctx: BotContext,
  deps: WordsDeps,
  text: string,
  understood: Understood,
  found: Found,
): Promise<void> {
  const id = await logQuestion(ctx, deps, text, understood, found.kept.id);
  const rows = id === undefined ? [] : [[send(ctx.t, id)]];
  const near = understood.meaning.kind === "not_published" ? understood.meaning.near : [];
  // What is published beside it is not left out for a kept answer.
  if (near.length > 0) await say(ctx, deps, { meaning: { kind: "fact", topics: near } }, id);
  await ctx.reply(keptView(ctx.t, ctx.locale, found), { reply_markup: InlineKeyboard.from(rows) });
}

/** Nothing was understood: said so, with what lies nearest to the words that were, and the operator one tap away. */
async function offerNearest(ctx: BotContext, deps: WordsDeps, text: string): Promise<void> {
  const understood = understandIn(ctx, text);
  const questionId = await logQuestion(ctx, deps, text, understood);
  if (questionId === undefined) {
    await ctx.reply(ctx.t("question.too-long"));
    return;
  }
  const { readings, unknown } = findNearest(text, ctx.locale);
  const facts = await listFacts(deps.db);
  const rows = [
    ...readingRows(ctx.t, ctx.locale, readings, { questionId, facts }),
    [send(ctx.t, questionId)],
    [InlineKeyboard.text(ctx.t("start.menu-button", plain), "menu:open")],
  ];
  const isNear = readings.length > 0;
  const said = isNear && unknown ? ctx.t("question.unknown-word", { word: unknown }) : undefined;
  const words = said ?? ctx.t(isNear ? "question.perhaps" : "question.not-understood");
  await ctx.reply(words, { reply_markup: InlineKeyboard.from(rows) });
}

async function askWhich(
  ctx: BotContext,
  deps: WordsDeps,
  text: string,
  understood: Understood,
  readings: readonly Meaning[],
): Promise<void> {
  const questionId = (await logQuestion(ctx, deps, text, understood)) ?? 0;
  const facts = await listFacts(deps.db);
  const rows = readingRows(ctx.t, ctx.locale, readings, { questionId, facts });
  await ctx.reply(ctx.t("answer.which"), { reply_markup: InlineKeyboard.from(rows) });
}

async function answerQuestion(
  ctx: BotContext,
  deps: WordsDeps,
  understood: Understood,
  text: string,
  firstRow: InlineKeyboardButton[],
): Promise<void> {
  const { meaning } = understood;
  if (meaning.kind === "language") await switchLanguage(ctx, deps, meaning.to);
  const id = await logQuestion(ctx, deps, text, understood);
  const lastRow = otherLanguage(ctx, understood);
  if (await showPlaces(ctx, deps, wishIn(ctx, meaning, text), firstRow, lastRow)) return;
  const isUnpublished = meaning.kind === "not_published" && meaning.near.length === 0;
  const readings = isUnpublished ? findNearest(text, ctx.locale).readings : [];
  await say(ctx, deps, understood, id, { firstRow, readings, lastRow });
}

/** Answers a wish for a place with what is free; `false` when there is no wish, or no catalogue. */
async function showPlaces(
  ctx: BotContext,
  deps: WordsDeps,
  wish: Wish | undefined,
  ...rows: InlineKeyboardButton[][]
): Promise<boolean> {
  if (!wish) return false;
  const [firstRow = []] = rows;
  return deps.showPlaces(ctx, wish, {
    rows: rows.filter((row) => row.length > 0),
    ...(firstRow.length > 0 && { reply_parameters: quoteOf(ctx) }),
  });
}

/** The whole wish behind a question for a place: these words, and what was tapped or said of it before. */
function wishIn(ctx: BotContext, meaning: Meaning, words: string): Wish | undefined {
  if (meaning.kind !== "availability") return undefined;
  const before = findTalk(ctx)?.wish;
  return wishOf(meaning.filter, readPlaceWords(words), parseWish(before ?? ""));
}

type InlineKeyboardButton = ReturnType<typeof InlineKeyboard.text>;

/** One tap to the language in which the question surely was. */
function otherLanguage(ctx: BotContext, { language, meaning }: Understood): InlineKeyboardButton[] {
  if (!language.isSure || language.locale === ctx.locale || meaning.kind === "language") return [];
  const t = translator(language.locale);
  return [InlineKeyboard.text(t("language.button", plain), `language:set:${language.locale}`)];
}

async function switchLanguage(ctx: BotContext, { commit, onLanguage }: WordsDeps, locale: Locale) {
  await commit((trx) => setLocale(trx, ctx.person.id, locale));
  ctx.person = { ...ctx.person, locale };
  ctx.locale = locale;
  ctx.t = translator(locale);
  onLanguage(ctx);
}
