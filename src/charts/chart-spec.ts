/** What a figure is; shown by pattern and by words, never by colour alone. */
export type Tone = "fact" | "plan" | "target" | "portfolio" | "disputed";

/** One figure on a picture, with the words that stand beside it. */
export interface Mark {
  value: number;
  /** The figure as people read it: "124 млрд теңге". */
  valueLabel: string;
  /** What kind of figure it is, in a few words: "2025 жылға нысаналы көрсеткіш". */
  status: string;
  tone: Tone;
}

interface Frame {
  title: string;
  subtitle?: string;
  /** Source and date, at the foot. */
  footer: string;
}

/** Figures side by side that are not added up. */
export interface BarsSpec extends Frame {
  kind: "bars";
  rows: readonly (Mark & { label: string })[];
}

/** A whole and its parts on one bar; where there is a target, it is dashed and goes on beyond the whole. */
export interface WholeAndPartsSpec extends Frame {
  kind: "whole-and-parts";
  groups: readonly {
    /** Left out when the title says it. */
    label?: string;
    whole: Mark;
    parts: readonly Mark[];
    target?: Mark;
  }[];
}

export type ChartSpec = BarsSpec | WholeAndPartsSpec;

const MOST_ROWS = 6;
const MOST_GROUPS = 2;
const MOST_PARTS = 3;
// Published parts may be rounded a little differently from their whole.
const ROUNDING = 1.01;

/** Throws with the name of what is wrong, before anything is drawn. */
export function checkSpec(spec: ChartSpec): void {
  checkText("title", spec.title);
  checkText("footer", spec.footer);
  switch (spec.kind) {
    case "bars":
      checkCount("rows", spec.rows.length, MOST_ROWS);
      return spec.rows.forEach((row) => {
        checkText("label", row.label);
        checkMark(row);
      });
    case "whole-and-parts":
      checkCount("groups", spec.groups.length, MOST_GROUPS);
      return spec.groups.forEach(checkGroup);
    default:
      throw new Error(`No chart of kind ${JSON.stringify((spec as { kind?: unknown }).kind)}`);
  }
}

function checkGroup({ label, whole, parts, target }: WholeAndPartsSpec["groups"][number]): void {
  checkCount("parts", parts.length, MOST_PARTS);
  for (const mark of [whole, ...parts, ...(target ? [target] : [])]) checkMark(mark);
  const sum = parts.reduce((total, part) => total + part.value, 0);
  if (sum > whole.value * ROUNDING) {
    throw new Error(
      `Parts of "${label ?? whole.status}" come to ${sum}, more than their whole of ${whole.value}`,
    );
  }
}

function checkMark({ value, valueLabel, status }: Mark): void {
  checkText("valueLabel", valueLabel);
  checkText("status", status);
  if (!Number.isFinite(value) || value <= 0) {
    throw new Error(`A chart needs values above zero, "${valueLabel}" has ${value}`);
  }
}

function checkText(name: string, text: string): void {
  if (typeof text !== "string" || text.trim() === "") throw new Error(`A chart needs a ${name}`);
}

function checkCount(name: string, count: number, most: number): void {
  if (count < 1 || count > most) throw new Error(`A chart has 1 to ${most} ${name}, not ${count}`);
}
