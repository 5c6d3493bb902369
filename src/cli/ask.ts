import { createInterface } from "node:readline";
import { answer } from "../features/questions/answer.js";
import { isLocale, type Locale } from "../i18n/locales.js";
import type { Context } from "../nlu/meaning.js";

interface Line {
  id?: string;
  lang?: string;
  q?: string;
  turns?: { q: string }[];
}

const args = process.argv.slice(2);
const lang = valueOf("--lang");
if (args.includes("--jsonl") || args.includes("--dialog")) await answerLines();
else process.stdout.write(`${answer(args.filter(isQuestion).join(" "), localeOf(lang)).text}\n`);

/** Answers each line of standard input with a line; a line with turns is a talk, in which one leads to the next. */
async function answerLines(): Promise<void> {
  for await (const json of createInterface({ input: process.stdin })) {
    if (json.trim() === "") continue;
    const line = JSON.parse(json) as Line;
    const locale = localeOf(line.lang ?? lang);
    const reply = line.turns
      ? { id: line.id, answers: answerTurns(line.turns, locale) }
      : { id: line.id, ...withoutContext(answer(line.q ?? "", locale)) };
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
}

function answerTurns(turns: readonly { q: string }[], locale: Locale) {
  let context: Context | undefined;
  return turns.map(({ q }) => {
    const reply = answer(q, locale, context);
    context = reply.context;
    return withoutContext(reply);
  });
}

function withoutContext(reply: ReturnType<typeof answer>) {
  return { ...reply, context: undefined };
}

function valueOf(flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

function isQuestion(arg: string, at: number): boolean {
  return !arg.startsWith("--") && args[at - 1] !== "--lang";
}

function localeOf(value: string | undefined): Locale {
  return isLocale(value) ? value : "ru";
}
