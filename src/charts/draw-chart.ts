import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg, initWasm } from "@resvg/resvg-wasm";
import { BarChart } from "echarts/charts";
import {
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { barsOption } from "./bars-option.js";
import type { ChartFont } from "./chart-font.js";
import { FONT_FAMILY, loadChartFont } from "./chart-font.js";
import { createTypesetter, layOutFrame } from "./chart-frame.js";
import { checkSpec } from "./chart-spec.js";
import type { ChartSpec } from "./chart-spec.js";
import { HEIGHT, SCALE, WIDTH } from "./chart-style.js";
import { wholeOption } from "./whole-option.js";

/** Draws a chart as the bytes of a PNG; throws with the reason when the spec cannot be drawn. */
export type DrawChart = (spec: ChartSpec) => Uint8Array;

// Long texts are set smaller, down to what can still be read on a telephone.
const TEXT_SCALES = [1, 0.94, 0.88, 0.82, 0.76];

/** Loads font and rasteriser once; may be called once in a thread. */
export async function createDrawing(): Promise<DrawChart> {
  const font = loadChartFont();
  use([BarChart, GraphicComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  // Without a browser echarts guesses widths; it is told those of the font that is drawn.
  setPlatformAPI({ measureText: (text, css) => ({ width: measureCss(font, text, css) }) });
  const require = createRequire(import.meta.url);
  await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return (spec) => {
    checkSpec(spec);
    return toPng(toSvg(layOut(spec, font)), font);
  };
}

function layOut(spec: ChartSpec, font: ChartFont): object {
  for (const scale of TEXT_SCALES) {
    const type = createTypesetter(font, scale);
    const frame = layOutFrame(spec, type);
    const option =
      spec.kind === "bars" ? barsOption(spec, frame, type) : wholeOption(spec, frame, type);
    if (option) return option;
  }
  throw new Error(`The texts of the chart "${spec.title}" are too long to fit`);
}

function toSvg(option: object): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({ animation: false, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The image lives in the memory of the WebAssembly module, which nothing else gives back. */
function toPng(svg: string, font: ChartFont): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: { fontBuffers: font.files, defaultFontFamily: FONT_FAMILY },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** Reads what matters of a CSS font: "bold 26px Noto Sans". */
function measureCss(font: ChartFont, text: string, css = ""): number {
  const size = Number(/([0-9.]+)px/.exec(css)?.[1] ?? 12);
  return font.measure(text, size, /\bbold\b|\b[6-9]00\b/.test(css) ? "bold" : "regular");
}
