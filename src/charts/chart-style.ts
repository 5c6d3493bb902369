import type { Tone } from "./chart-spec.js";

/** Pictures are laid out in these units and drawn at 1.5 times the size: what a Telegram photo shows sharply. */
export const WIDTH = 900;
export const HEIGHT = 560;
export const SCALE = 1.5;
export const MARGIN = 48;

export const INK = "#14263B";
export const MUTED = "#5A6B7E";
export const LINE = "#DCE4EC";
export const PAPER = "#FFFFFF";

const BLUE = "#0B67B2";
const SKY = "#CDE3F5";
const AMBER = "#C77700";
const SLATE = "#64748B";

/** Stripes over the fill; echarts calls a pattern a decal. */
interface Decal {
  symbol: "rect" | "circle" | "none";
  symbolSize?: number;
  color?: string;
  dashArrayX?: number[] | number[][];
  dashArrayY?: number[];
  rotation?: number;
}

export interface ToneStyle {
  color: string;
  borderColor?: string;
  borderWidth?: number;
  borderType?: number[] | "solid";
  decal: Decal;
}

const PLAIN: Decal = { symbol: "none" };
const DOTS: Decal = {
  symbol: "circle",
  symbolSize: 0.5,
  color: "#8DBBE3",
  dashArrayX: [
    [7, 7],
    [0, 7, 7, 0],
  ],
  dashArrayY: [7, 0],
};

/** Solid is a fact; dotted is a portfolio; outlined is a plan; dashed is a target; striped is disputed. */
export const TONES: Record<Tone, ToneStyle> = {
  fact: { color: BLUE, decal: PLAIN },
  portfolio: { color: SKY, decal: DOTS },
  plan: { color: PAPER, borderColor: BLUE, borderWidth: 3, borderType: "solid", decal: PLAIN },
  target: {
    color: "#FFF8EC",
    ...{ borderColor: AMBER, borderWidth: 3, borderType: [9, 6], decal: PLAIN },
  },
  disputed: {
    color: "#E4E9EF",
    borderColor: SLATE,
    borderWidth: 2,
    borderType: "solid",
    decal: stripes(SLATE),
  },
};

/** What is written on a bar of a tone. */
export const ON_TONE: Record<Tone, string> = {
  fact: PAPER,
  portfolio: INK,
  plan: INK,
  target: INK,
  disputed: INK,
};

/** The figure beside a bar; a target's is told from facts at a glance. */
export function figureColor(tone: Tone): string {
  return tone === "target" ? "#94560A" : INK;
}

function stripes(color: string): Decal {
  return { symbol: "rect", color, dashArrayX: [1, 0], dashArrayY: [3, 7], rotation: -Math.PI / 4 };
}
