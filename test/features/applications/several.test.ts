import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";

const ru = translator("ru");

describe.each(LOCALES)("two applications of one person, in %s", (locale) => {
  const t = translator(locale);

  it("are told apart by number and project on every screen", async () => {
    const bot = await startTestApp();
    const { investor, clerk } = bot;
    await startApplying(investor, locale);
    for (const [n, projectName] of [
      [1, "Пекарня"],
      [2, "Цех <мебели> & Ко"],
    ] as const) {
      if (n > 1) await investor.sends("/apply");
      await fileApplicationBy(investor, locale, buildAnswers(n, { projectName }));
      expect(investor.sees()).toContain(projectName);
    }

    await investor.sends("/cases");
    for (const words of ["A-2026-000001", "Пекарня", "A-2026-000002", "Цех <мебели> & Ко"]) {
      expect(investor.sees()).toContain(words);
    }
    expect(investor.seesButtons()[1]).toBe("A-2026-000001 «Пекарня»");
    await investor.presses("A-2026-000001 «Пекарня»");
    expect(investor.sees()).toContain("Пекарня");

    for (const { threadId } of bot.simulator.world.topics(bot.group.id)) {
      await clerk.presses(ru("case.answer", plain), { thread: threadId });
      await clerk.sends("Здравствуйте", { thread: threadId });
    }
    const answers = investor.seesAll().slice(-4).join("\n");
    expect(answers).toContain("A-2026-000001 «Пекарня»");
    expect(answers).toContain("A-2026-000002 «Цех мебели Ко»");

    await investor.sends("Спасибо, когда прийти к вам с документами");
    expect(investor.sees()).toContain(t("case.which"));
    expect(investor.seesButtons().join("\n")).toContain("«Пекарня»");
  });
});

describe("an application for a place that was chosen", () => {
  it("knows its area and track, and says the place in the summary and on the card", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { app, investor, clerk } = bot;
    const place = await app.db
      .selectFrom("premises")
      .selectAll()
      .where("kind", "=", "premises")
      .where("state", "=", "free")
      .executeTakeFirstOrThrow();
    await greet(investor, "ru");

    await investor.sends(`/start apply-${place.id}`);
    await investor.presses(ru("consent.give", plain));
    const answers = buildAnswers(1, { areaM2: place.area_m2 });
    await fileApplicationBy(investor, "ru", answers, { untilSummary: true });

    expect(investor.sees()).toContain(place.id);
    expect(investor.seesAll().join("\n")).not.toContain(ru("application.area.ask"));
    await investor.presses(ru("form.send", plain));
    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      premises_id: place.id,
      track: "park",
      area_min_m2: place.area_m2,
    });
    const thread = bot.simulator.world.topics(bot.group.id)[0]?.threadId ?? 0;
    expect(clerk.sees(thread)).toContain(place.id);
  });

  it("takes the place into a draft that was begun, and the person can give it up", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { app, investor } = bot;
    const place = await app.db.selectFrom("premises").selectAll().executeTakeFirstOrThrow();
    await startApplying(investor, "ru");
    const answers = buildAnswers(1);
    await fileApplicationBy(investor, "ru", answers, { untilSummary: true });

    await investor.sends(`/start apply-${place.id}`);
    expect(investor.sees()).toContain(place.id);
    expect(investor.sees()).toContain(answers.name);
    await investor.presses(ru("form.change", plain));
    await investor.presses(ru("application.place.label", plain));
    await investor.presses(ru("application.place.any", plain));

    expect(investor.sees()).not.toContain(place.id);
    await investor.presses(ru("form.send", plain));
    const row = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(row.premises_id).toBeNull();
  });
});
