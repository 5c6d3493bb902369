import { Composer, InlineKeyboard } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db, Fact } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Context, Meaning, Understood } from "../../nlu/meaning.js";
import { understand } from "../../nlu/understand.js";
import type { BotContext } from "../../telegram/context.js";
import { caseName } from "../cases/case.view.js";
import { getCase } from "../cases/case.repository.js";
import { listFacts } from "../facts/fact.repository.js";
import { setLocale, setTalk } from "../people/person.repository.js";
import { answerView } from "./answer.view.js";
import { LONGEST_QUESTION } from "./question.form.js";
import { insertQuestion } from "./question.repository.js";

/** So long a short question goes on with what was just talked about. */
const TALK_MS = 10 * 60_000;
/** What is so surely a question that it is answered even while a clerk waits for the person's words. */
const SURE_IN_TALK: readonly Meaning["kind"][] = ["fact", "availability", "status", "language"];

/** In a form, shorter words without a question mark are taken for a slip. */
const FEWEST_WORDS = 3;

export interface WordsDeps {
  db: Db;
  commit: Commit;
  /** The case itself, when a question names its number. */
  showCase(ctx: BotContext, number: string): Promise<void>;
  /** Words that nothing understood. */
  offerOperator(ctx: BotContext, text: string): Promise<void>;
  onLanguage(ctx: BotContext): void;
}

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
    const name = caseName(ctx.t, ctx.locale, await getCase(deps.db, caseId));
    const onward = InlineKeyboard.text(
      ctx.t("answer.send-to-case", { name, ...plain }),
      `case:words:${caseId}:${ctx.message.message_id}`,
    );
    await reply(ctx, deps, understood, ctx.message.text, [onward]);
  });
  return feature;
}

/** Answers a free text, or says honestly that it was not understood. */
export async function answerWords(ctx: BotContext, deps: WordsDeps, text: string): Promise<void> {
  const understood = understandIn(ctx, text);
  const { meaning, confidence } = understood;
  if (meaning.kind === "out_of_scope" && confidence === "low") {
    return deps.offerOperator(ctx, text);
  }
  await reply(ctx, deps, understood, text, []);
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
  const talk = ctx.person.talk === null ? undefined : (JSON.parse(ctx.person.talk) as Talk);
  const isFresh = talk !== undefined && Date.now() - Date.parse(talk.at) < TALK_MS;
  return understand(text, { locale: ctx.locale, context: isFresh ? talk.context : undefined });
}

interface Talk {
  at: string;
  context: Context;
}

async function reply(
  ctx: BotContext,
  deps: WordsDeps,
  understood: Understood,
  words: string,
  firstRow: InlineKeyboardButton[],
): Promise<void> {
  const { meaning, context } = understood;
  if (meaning.kind === "language") await switchLanguage(ctx, deps, meaning.to);
  const talk: Talk = { at: new Date().toISOString(), context };
  // Not claimed: said again after a failure, the answer is the same, and that is what the person waits for.
  await deps.commit((trx) => setTalk(trx, ctx.person.id, JSON.stringify(talk)));
  if (meaning.kind === "status" && meaning.number !== undefined) {
    return deps.showCase(ctx, meaning.number);
  }
  const { text } = answerView(understood, ctx.locale, await listFacts(deps.db));
  const rows = [
    firstRow,
    await nextStep(ctx, deps, meaning, words),
    otherLanguage(ctx, understood),
  ];
  const reply_markup = InlineKeyboard.from(rows.filter((row) => row.length > 0));
  // The button that sends the words on finds them as what this message replies to.
  const quote = { message_id: ctx.message?.message_id ?? 0, allow_sending_without_reply: true };
  await ctx.reply(text, {
    reply_markup,
    ...(firstRow.length > 0 && { reply_parameters: quote }),
  });
}

type InlineKeyboardButton = ReturnType<typeof InlineKeyboard.text>;

/** The natural next step after an answer. */
async function nextStep(
  ctx: BotContext,
  { commit }: WordsDeps,
  meaning: Meaning,
  words: string,
): Promise<InlineKeyboardButton[]> {
  const to = (key: Parameters<typeof label>[1], data: string) => label(ctx, key, data);
  switch (meaning.kind) {
    case "fact":
      return [to("start.stats", "menu:stats")];
    case "availability":
      return [to("start.space", "menu:space"), to("start.apply", "menu:apply")];
    case "apply":
      return [to("start.apply", "menu:apply")];
    case "status":
      return [to("start.cases", "menu:cases")];
    case "operator":
      return [to("start.operator", "menu:operator")];
    case "complaint":
    case "not_published": {
      if (words.length > LONGEST_QUESTION) return [to("start.operator", "menu:operator")];
      const id = await commit((trx) => insertQuestion(trx, ctx.person.id, words));
      return [to("question.send", `question:send:${id}`)];
    }
    case "language":
    case "greeting":
    case "out_of_scope":
      return [to("start.menu-button", "menu:open")];
  }
}

function label(
  ctx: BotContext,
  key:
    | "start.stats"
    | "start.space"
    | "start.apply"
    | "start.cases"
    | "start.operator"
    | "start.menu-button"
    | "question.send",
  data: string,
): InlineKeyboardButton {
  return InlineKeyboard.text(ctx.t(key, plain), data);
}

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
