import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createChartRenderer } from "../../src/charts/chart-renderer.js";
import type { ChartRenderer } from "../../src/charts/chart-renderer.js";
import type { ChartSpec } from "../../src/charts/chart-spec.js";
import { readPng } from "./png.js";
import { jobsChart, parksChart, portfolioChart } from "./samples.js";

function startRenderer(options?: Parameters<typeof createChartRenderer>[0]): ChartRenderer {
  const renderer = createChartRenderer(options);
  onTestFinished(() => renderer.close());
  return renderer;
}

/** A worker that behaves as its title says: "crash" ends it, "hang" gives no answer, the rest is drawn as text. */
function writeFakeWorker(): string {
  const folder = mkdtempSync(join(tmpdir(), "chart-worker-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "worker.mjs");
  writeFileSync(
    file,
    `import { parentPort, threadId } from "node:worker_threads";
     parentPort.on("message", ({ title }) => {
       if (title === "crash") throw new Error("out of ink");
       if (title === "leave") process.exit(3);
       if (title === "hang") for (;;);
       parentPort.postMessage({ png: new TextEncoder().encode(title + " by " + threadId) });
     });`,
  );
  return file;
}

function titled(title: string): ChartSpec {
  return { ...jobsChart("ru"), title };
}

describe("a person who asks for figures", () => {
  it("gets a picture of the size that Telegram shows sharply", async () => {
    const renderer = startRenderer();

    const png = readPng(await renderer.render(parksChart("kk")));

    expect([png.width, png.height]).toEqual([1350, 840]);
  });

  it("gets his own picture when several ask at once", async () => {
    const renderer = startRenderer();
    const specs = [portfolioChart("kk"), jobsChart("ru"), parksChart("en")];

    const together = await Promise.all(specs.map((spec) => renderer.render(spec)));
    const alone = [];
    for (const spec of specs) alone.push(await renderer.render(spec));

    expect(together.map((png) => Buffer.from(png))).toEqual(alone.map((png) => Buffer.from(png)));
  });

  it("is not harmed by somebody else's picture that cannot be drawn", async () => {
    const renderer = startRenderer();
    const broken: ChartSpec = { ...jobsChart("ru"), kind: "bars", rows: [] };

    const refused = renderer.render(broken);
    const drawn = renderer.render(jobsChart("ru"));

    await expect(refused).rejects.toThrow("A chart has 1 to 6 rows, not 0");
    expect((await drawn).length).toBeGreaterThan(10_000);
  });
});

describe("the drawing thread", () => {
  it.each([
    ["crash", "out of ink"],
    ["leave", "ended with code 3"],
  ])("is replaced after a %s", async (title, reason) => {
    const renderer = startRenderer({ workerFile: writeFakeWorker() });

    const first = renderer.render(titled("a"));
    const lost = renderer.render(titled(title));
    const next = renderer.render(titled("b"));

    await expect(lost).rejects.toThrow(reason);
    const [before, after] = [decode(await first), decode(await next)];
    expect(before).toMatch(/^a by/);
    expect(after).toMatch(/^b by/);
    expect(after.slice(1)).not.toBe(before.slice(1));
  });

  it("is given up when it hangs, and the next picture is drawn", async () => {
    const renderer = startRenderer({ workerFile: writeFakeWorker(), timeoutMs: 3_000 });

    const hung = renderer.render(titled("hang"));
    const next = renderer.render(titled("b"));

    await expect(hung).rejects.toThrow('Drawing "hang" took more than 3000 ms');
    expect(decode(await next)).toMatch(/^b by/);
  });

  it("says how to build it when it is missing", async () => {
    const renderer = startRenderer({ workerFile: "/nowhere/chart-worker.js" });

    await expect(renderer.render(jobsChart("ru"))).rejects.toThrow("tsc --build");
  });

  it("refuses what waits when the program stops", async () => {
    const renderer = startRenderer({ workerFile: writeFakeWorker() });

    const outcomes = Promise.allSettled([
      renderer.render(titled("hang")),
      renderer.render(titled("b")),
    ]);
    await renderer.close();

    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(renderer.render(titled("c"))).rejects.toThrow("closed");
  });
});

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
