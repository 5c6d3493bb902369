import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg, initWasm } from "@resvg/resvg-wasm";
import type { ChartFont } from "./chart-font.js";
import { FONT_FAMILY, loadChartFont } from "./chart-font.js";
import { checkSpec } from "./chart-spec.js";
import type { ChartSpec } from "./chart-spec.js";
import { SCALE } from "./chart-style.js";
import { chartSvg } from "./chart-svg.js";

/** Draws a chart as the bytes of a PNG; throws with the reason when the spec cannot be drawn. */
export type DrawChart = (spec: ChartSpec) => Uint8Array;

/** The rasteriser, which a thread may load once only. */
let rasteriser: Promise<void> | undefined;

/** Loads font and rasteriser. */
export async function createDrawing(): Promise<DrawChart> {
  const font = loadChartFont();
  const require = createRequire(import.meta.url);
  rasteriser ??= initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await rasteriser;
  return (spec) => {
    checkSpec(spec);
    return toPng(chartSvg(spec, font), font);
  };
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
