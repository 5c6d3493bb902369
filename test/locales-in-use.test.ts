import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { NAVIGATION_VERBS } from "../src/forms/press.js";
import { LOCALES } from "../src/i18n/locales.js";
import { baseKey, readTexts } from "./locale-files.js";

const SRC = join(import.meta.dirname, "..", "src");

/** Calls that put words on a button. */
const BUTTON_CALLS = ["text", "requestContact", "requestLocation", "url"];
/** Labels of buttons that reach the keyboard by way of a variable or of a form's choices. */
const CHOICES: readonly RegExp[] = [
  /^application\.(applicantKind|sector|study)\.(?!label|ask)/,
  /^application\.(track\.(park|land)|exclusions\.(no|yes|unsure)|place\.any)$/,
  /^application\.yes-no\./,
  /^application\.\w+\.label$/,
  /^application\.check\.yes$/,
  /^report\.(description\.(done|clear)|danger\.(urgent|none)|category\.confirm|object\.other)$/,
  /^report\.(outside\.yes|join\.(this|one|new)|named\.(named|private)|\w+\.label)$/,
  /^incident\.category\./,
  /^parks\.size\./,
  /^language\.button$/,
];
/** What the values in a key may be, where the key has nothing else that tells them from other texts. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "`form.${verb}`": NAVIGATION_VERBS,
  "`case.${button}`": [
    ...["take", "answer", "office", "request_docs", "resume", "council"],
    ...["approve", "agree", "reject", "close", "assign", "begin", "fix", "forward", "merge"],
    ...["wait_resident", "wait_third"],
  ],
};
const LONGEST_BUTTON = 40;
const LONGEST_TOAST = 200;

/** A key, or a pattern of keys where a part of it comes from a value: `form.${verb}`. */
interface Use {
  pattern: RegExp;
  shown: string;
  /** Where the text goes, as far as the code says so. */
  place: "button" | "toast" | "elsewhere";
  isCall: boolean;
}

const uses = listSources().flatMap(usesIn);
const keys = [...new Set([...readTexts("en").keys()].map(baseKey))];

describe("texts and code belong together", () => {
  it("has a text for every key that the code uses", () => {
    const calls = uses.filter((use) => use.isCall);

    const missing = calls.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));

    expect(calls.length).toBeGreaterThan(150);
    expect(missing.map((use) => use.shown)).toEqual([]);
  });

  it("uses every text that it has", () => {
    const isUsed = (key: string) => uses.some(({ pattern }) => pattern.test(key));

    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe.each(LOCALES)("on a telephone, in %s", (locale) => {
  const texts = [...readTexts(locale)];
  const longer = (limit: number, isMeant: (key: string) => boolean) =>
    texts.filter(([key, text]) => text.length > limit && isMeant(baseKey(key)));
  const goesTo = (place: Use["place"]) => (key: string) =>
    uses.some((use) => use.place === place && use.pattern.test(key));

  it("buttons are short enough to be read", () => {
    const isButton = (key: string) =>
      goesTo("button")(key) || CHOICES.some((choice) => choice.test(key));

    expect(texts.filter(([key]) => isButton(key)).length).toBeGreaterThan(30);
    expect(longer(LONGEST_BUTTON, isButton)).toEqual([]);
  });

  it("buttons and toasts hold no tags, which would be shown as they are", () => {
    const tagged = texts.filter(([key, text]) => {
      const isShownAsItIs = goesTo("button")(key) || goesTo("toast")(key);
      return isShownAsItIs && /<\/?\w+>|&\w+;/.test(text);
    });

    expect(tagged).toEqual([]);
  });

  it("toasts are short enough for Telegram", () => {
    expect(longer(LONGEST_TOAST, goesTo("toast"))).toEqual([]);
  });
});

function listSources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("simulator"))
    .map((file) => join(SRC, file));
}

/** Every text in quotes that may be a key; those that are asked of a translator say so. */
function usesIn(file: string): Use[] {
  const found: Use[] = [];
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const visit = (node: ts.Node): void => {
    const key = keyPattern(node);
    if (key) found.push({ ...key, isCall: isAskedOfTranslator(node), place: placeOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function keyPattern(node: ts.Node): Pick<Use, "pattern" | "shown"> | undefined {
  if (ts.isStringLiteralLike(node)) {
    if (!/^[a-z-]+\.[\w.-]+$/.test(node.text)) return undefined;
    return { pattern: new RegExp(`^${escape(node.text)}$`), shown: node.text };
  }
  if (!ts.isTemplateExpression(node) || !/^[a-z-]+\./.test(node.head.text)) return undefined;
  const values = VALUES[node.getText()];
  if (values) {
    const pattern = new RegExp(`^${escape(node.head.text)}(${values.join("|")})$`);
    return { pattern, shown: node.getText() };
  }
  const tails = node.templateSpans.map((span) => `[^.]+${escape(span.literal.text)}`);
  return {
    pattern: new RegExp(`^${escape(node.head.text)}${tails.join("")}$`),
    shown: node.getText(),
  };
}

function isAskedOfTranslator(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) {
    return isAskedOfTranslator(parent);
  }
  return ts.isCallExpression(parent) && parent.arguments[0] === node && nameOf(parent) === "t";
}

function placeOf(node: ts.Node): Use["place"] {
  if (isGivenBack(node)) return "toast";
  const callers = [];
  for (let at = node.parent; !ts.isStatement(at); at = at.parent) {
    if (ts.isCallExpression(at) && isWithinArguments(node, at)) callers.push(nameOf(at));
    if (isLabel(at)) return "button";
  }
  if (callers.includes("answerCallbackQuery")) return "toast";
  return callers.some((name) => BUTTON_CALLS.includes(name)) ? "button" : "elsewhere";
}

/** What the handler of a button gives back is a toast, be it by way of a function beside it. */
function isGivenBack(node: ts.Node): boolean {
  if (!node.getSourceFile().fileName.endsWith(".feature.ts")) return false;
  const calls = [];
  let isReturned = false;
  let at = node.parent;
  for (; !ts.isFunctionLike(at) && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at)) calls.push(at);
    isReturned ||= ts.isReturnStatement(at);
  }
  const [call, ...others] = calls;
  if (!call || others.length > 0 || !ts.isArrowFunction(at)) return false;
  const isPlain = /\bplain\b/.test(call.arguments[1]?.getText() ?? "");
  return nameOf(call) === "t" && isPlain && (isReturned || !ts.isBlock(at.body));
}

/** What stands on a button of a table that staff keep. */
function isLabel(node: ts.Node): boolean {
  const isRegistry = node.getSourceFile().fileName.endsWith(".registry.ts");
  return isRegistry && ts.isPropertyAssignment(node) && node.name.getText() === "label";
}

/** In `a.text(x).text(y)` only `y` is an argument of the second call. */
function isWithinArguments(node: ts.Node, call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => argument.pos <= node.pos && node.end <= argument.end);
}

function nameOf(call: ts.CallExpression): string {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
