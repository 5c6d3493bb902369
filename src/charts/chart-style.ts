import type { Tone } from "./chart-spec.js";

/** Pictures are laid out in these units and drawn at 1.5 times the size: what a Telegram photo shows sharply. */
export const WIDTH = 900;
export const HEIGHT = 560;
export const SCALE = 1.5;
export const MARGIN = 48;
export const INNER_WIDTH = WIDTH - 2 * MARGIN;

export const INK = "#14263B";
export const MUTED = "#5A6B7E";
export const LINE = "#DCE4EC";
export const PAPER = "#FFFFFF";

const BLUE = "#0B67B2";
const SLATE = "#64748B";

interface ToneStyle {
  fill: string;
  border?: { color: string; width: number; dashes: string };
  /** Colours of a figure on the bar and beside it, where they are not ink. */
  inside?: string;
  beside?: string;
}

/** Solid is a fact; dotted is a portfolio; outlined is a plan; dashed is a target; striped is disputed. */
export const TONES: Record<Tone, ToneStyle> = {
  fact: { fill: BLUE, inside: PAPER },
  portfolio: { fill: "url(#dots)" },
  plan: { fill: PAPER, border: { color: BLUE, width: 3, dashes: "none" } },
  target: {
    fill: "#FFF8EC",
    border: { color: "#C77700", width: 3, dashes: "9 6" },
    beside: "#94560A",
  },
  disputed: { fill: "url(#stripes)", border: { color: SLATE, width: 2, dashes: "none" } },
};

/** What the tones refer to. A side is a whole number of pixels, so that no seams show. */
export const PATTERNS = `<defs>
<pattern id="dots" width="14" height="14" patternUnits="userSpaceOnUse">
<path d="M0 0H14V14H0z" fill="#CDE3F5"/>
<path d="M3.5 3.5h0M10.5 10.5h0" stroke="#8DBBE3" stroke-width="3.5" stroke-linecap="round"/>
</pattern>
<pattern id="stripes" width="14" height="14" patternUnits="userSpaceOnUse">
<path d="M0 0H14V14H0z" fill="#E4E9EF"/>
<path d="M-7 7L7 -7M-7 21L21 -7M7 21L21 7" stroke="${SLATE}" stroke-width="3"/>
</pattern>
</defs>`;
