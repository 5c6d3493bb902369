import type { CaseKind, CaseState } from "../db/schema.js";
import { KINDS, type MoveRule } from "../features/cases/record/case-rules.js";
import type { CaseMove, Mover } from "../features/cases/record/case-state.js";

const MOVERS: Record<Mover, string> = { clerk: "", person: "ᵖ", system: "ˢ" };

/** The states and moves of every kind of case, as Markdown: a row a state, a column a move, where it leads in the cell. */
export function stateTables(): string {
  const kinds = Object.keys(KINDS) as CaseKind[];
  return [
    "# States of a case",
    "Written by `npm run docs` from `src/features/cases/record/case-rules.ts`. " +
      "ᵖ only the person makes this move, ˢ only the program; an asterisk: the clerk gives words with it.",
    ...kinds.flatMap((kind) => [`## ${kind}`, tableOf(KINDS[kind].moves)]),
  ].join("\n\n");
}

function tableOf(rules: readonly MoveRule[]): string {
  const states = unique(rules.flatMap(({ from }) => from));
  const moves = unique(rules.map(({ move }) => move));
  const ends = unique(rules.map(({ to }) => to)).filter((to) => !states.includes(to));
  const rows = states.map((state) => [
    state,
    ...moves.map((move) => cell(rules.filter((rule) => isFor(rule, move, state)))),
  ]);
  const lines = [["from", ...moves], ["from", ...moves].map(() => "---"), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  return `${lines.join("\n")}\n\nEnds: ${ends.join(", ") || "none"}.`;
}

function isFor({ move, from }: MoveRule, asked: CaseMove, state: CaseState): boolean {
  return move === asked && from.includes(state);
}

function cell(rules: readonly MoveRule[]): string {
  const [rule] = rules;
  if (!rule) return "–";
  const movers = unique(rules.flatMap(({ by }) => by));
  const only = movers.length === 1 && movers[0] ? MOVERS[movers[0]] : "";
  return `${rule.to}${only}${rule.needsWords ? "\\*" : ""}`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
