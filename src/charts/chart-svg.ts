import type { ChartFont } from "./chart-font.js";
import { FONT_FAMILY } from "./chart-font.js";
import type { ChartSpec } from "./chart-spec.js";
import { HEIGHT, INK, LINE, MARGIN, MUTED, PAPER, PATTERNS, WIDTH } from "./chart-style.js";
import { setLegend } from "./legend.js";
import { setRows } from "./rows.js";
import { createTypesetter } from "./typesetter.js";
import type { Typesetter } from "./typesetter.js";

// Texts are set as large as fits, down to what can still be read on a telephone.
const TEXT_SCALES = [1.3, 1.24, 1.18, 1.12, 1.06, 1, 0.94, 0.88, 0.82, 0.76];
const TOP = 40;
const BOTTOM = 30;
const UNDER_TITLE = 6;
const OVER_FOOTER = 14;
const LEAST_BETWEEN = 20;
const MOST_BETWEEN = 60;

/** A chart as SVG; throws when its texts are too long for a picture. */
export function chartSvg(spec: ChartSpec, font: ChartFont): string {
  for (const scale of TEXT_SCALES) {
    const drawn = compose(spec, createTypesetter(font, scale));
    if (drawn) {
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FONT_FAMILY}">` +
        `${PATTERNS}<rect width="100%" height="100%" fill="${PAPER}"/>${drawn}</svg>`
      );
    }
  }
  throw new Error(`The texts of the chart "${spec.title}" are too long to fit`);
}

/** Title at the head, source and date under a line at the foot, bars and legend between; `undefined` when too much. */
function compose(spec: ChartSpec, type: Typesetter): string | undefined {
  const title = type.set(spec.title, 32, "bold");
  const subtitle = spec.subtitle ? type.set(spec.subtitle, 20, "regular") : undefined;
  const footer = type.set(spec.footer, 16, "regular");
  const pieces = setRows(spec, type);
  if (spec.kind === "whole-and-parts") pieces.push(setLegend(spec, type));

  const subtitleTop = TOP + title.height + UNDER_TITLE;
  const footerTop = HEIGHT - BOTTOM - footer.height;
  const bodyTop = subtitle ? subtitleTop + subtitle.height : TOP + title.height;
  const line = footerTop - OVER_FOOTER;
  const content = pieces.reduce((sum, { height }) => sum + height, 0);
  const room = line - bodyTop - content;
  const gap = Math.min(MOST_BETWEEN, room / (pieces.length + 1));
  if (gap < LEAST_BETWEEN) return undefined;

  let top = bodyTop + (room - gap * (pieces.length - 1)) / 2;
  const body = pieces.map(({ height, draw }) => {
    const drawn = draw(top);
    top += height + gap;
    return drawn;
  });
  return [
    title.draw(MARGIN, TOP, INK),
    subtitle?.draw(MARGIN, subtitleTop, MUTED),
    ...body,
    `<path d="M${MARGIN} ${line}H${WIDTH - MARGIN}" stroke="${LINE}" stroke-width="1.5"/>`,
    footer.draw(MARGIN, footerTop, MUTED),
  ].join("");
}
