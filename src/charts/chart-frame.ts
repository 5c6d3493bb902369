import type { ChartFont, Weight } from "./chart-font.js";
import { FONT_FAMILY } from "./chart-font.js";
import type { ChartSpec } from "./chart-spec.js";
import { HEIGHT, INK, LINE, MARGIN, MUTED, PAPER, WIDTH } from "./chart-style.js";
import { wrapEvenly } from "./wrap-text.js";

export const INNER_WIDTH = WIDTH - 2 * MARGIN;
const TOP = 40;
const BOTTOM = 30;
const LINE_HEIGHT = 1.3;

/** A text broken into lines, with all that is needed to place it. */
export interface Block {
  lines: string[];
  size: number;
  weight: Weight;
  lineHeight: number;
  width: number;
  height: number;
}

/** Lays out texts at one scale; smaller scales are tried when a picture is too full. */
export interface Typesetter {
  /** A font size at this scale. */
  size(points: number): number;
  set(text: string, points: number, weight: Weight, width?: number): Block;
}

export function createTypesetter(font: ChartFont, scale: number): Typesetter {
  const size = (points: number) => Math.round(points * scale * 10) / 10;
  return {
    size,
    set(text, points, weight, width = INNER_WIDTH) {
      const measure = (part: string) => font.measure(part, size(points), weight);
      const lines = wrapEvenly(text, width, measure);
      const lineHeight = Math.round(size(points) * LINE_HEIGHT);
      return {
        ...{ lines, size: size(points), weight, lineHeight },
        width: Math.ceil(Math.max(...lines.map(measure))),
        height: lines.length * lineHeight,
      };
    },
  };
}

/** How echarts writes a block. */
export function textStyle(block: Block, color: string) {
  return {
    color,
    fontFamily: FONT_FAMILY,
    fontSize: block.size,
    fontWeight: block.weight === "bold" ? ("bold" as const) : ("normal" as const),
    lineHeight: block.lineHeight,
  };
}

export interface Frame {
  /** The part between title and footer, where the bars go. */
  body: { top: number; bottom: number };
  option: {
    backgroundColor: string;
    title: object[];
    graphic: object[];
  };
}

/** Title and subtitle at the head, source and date under a line at the foot. */
export function layOutFrame(spec: ChartSpec, type: Typesetter): Frame {
  const title = type.set(spec.title, 32, "bold");
  const subtitle = spec.subtitle ? type.set(spec.subtitle, 20, "regular") : undefined;
  const footer = type.set(spec.footer, 16, "regular");
  const subtitleTop = TOP + title.height + 6;
  const footerTop = HEIGHT - BOTTOM - footer.height;
  const lineY = footerTop - 14;

  return {
    body: { top: subtitle ? subtitleTop + subtitle.height : TOP + title.height, bottom: lineY },
    option: {
      backgroundColor: PAPER,
      title: [
        placeText(title, INK, TOP),
        ...(subtitle ? [placeText(subtitle, MUTED, subtitleTop)] : []),
        placeText(footer, MUTED, footerTop),
      ],
      graphic: [
        {
          type: "line",
          shape: { x1: MARGIN, y1: lineY, x2: WIDTH - MARGIN, y2: lineY },
          style: { stroke: LINE, lineWidth: 1.5 },
        },
      ],
    },
  };
}

export function placeText(block: Block, color: string, top: number): object {
  return {
    ...{ text: block.lines.join("\n"), left: MARGIN, top, padding: 0 },
    textStyle: textStyle(block, color),
  };
}
