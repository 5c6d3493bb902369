import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../../src/i18n/locales.js";
import { samplePhoto } from "../../../src/simulator/world/sample-photo.js";
import { startTestApp } from "../../helpers/app.js";
import { SUBSTATION, appoint, someone, stateOf, theCase } from "../../helpers/dispatch.js";
import { reportFault } from "../../helpers/faults.js";

describe.each(LOCALES)("a worker who reads %s and sends a photo out of the blue", (locale) => {
  const t = translator(locale);

  it("ends his job with it, once he says that it is done", async () => {
    const { bot, worker, resident } = await withJobs(1, locale);
    const { number } = await theCase(bot);

    await worker.does((one) => one.sendsAlbum([samplePhoto, samplePhoto]));
    await bot.hurry();
    const said = readable(t("dispatch.job.photo", { number: number ?? "" }));
    expect(worker.seesAll().filter((text) => text === said)).toHaveLength(1);
    expect(await stateOf(bot)).toBe("assigned");
    await worker.presses(t("dispatch.work.done-button", plain));
    await bot.hurry();

    expect(await stateOf(bot)).toBe("fixed");
    expect(resident.messages().some(({ photo, from }) => photo && from?.is_bot)).toBe(true);
  });

  it("is asked once which of several jobs it is of", async () => {
    const { bot, worker } = await withJobs(2, locale);

    await worker.does((one) => one.sendsAlbum([samplePhoto, samplePhoto, samplePhoto]));
    await bot.hurry();

    expect(worker.seesAll().filter((text) => text === t("dispatch.job.which"))).toHaveLength(1);
    await worker.presses((await theCase(bot)).number ?? "");
    expect(worker.sees()).toContain(readable(t("dispatch.work.ask")));
  });
});

async function withJobs(count: number, locale: Locale) {
  const bot = await startTestApp();
  const [worker, resident] = [await someone(bot, locale), await someone(bot, "ru")];
  await appoint(bot, worker, "add-contractor");
  for (let n = 0; n < count; n++) {
    await reportFault(bot.app.db, resident.id, { ...SUBSTATION, join: "new" });
  }
  await bot.hurry();
  return { bot, worker, resident };
}

function readable(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
