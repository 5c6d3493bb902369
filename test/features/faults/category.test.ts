import { expect, it } from "vitest";
import { loadDirectory } from "../../../src/features/faults/zone/directory.repository.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";

const ru = translator("ru");

onBothDatabases((kind) => {
  it("lets an editor set the term of one category, and promises by it from then on", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await openRoad(bot);

    await bot.admin.presses(ru("category.field.solve", plain));
    await bot.admin.sends("скоро");
    expect(bot.admin.sees()).toContain(ru("staff.reply.again"));
    await bot.admin.sends("5");

    expect(bot.admin.sees()).toContain(readable(ru("category.solve", { days: 5 })));
    await greet(bot.investor, "ru");
    const now = new Date("2026-11-23T05:00:00Z");
    await reportFault(bot.app.db, bot.investor.id, { category: "road" }, { now });
    const of = await bot.app.db
      .selectFrom("case")
      .select("due_at")
      .where("number", "is not", null)
      .executeTakeFirstOrThrow();
    expect(of.due_at).toBe("2026-11-30T13:00:00.000Z");
  });

  it("adds an object with its place, renames it, and hides it from residents", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const objects = async () =>
      (await loadDirectory(bot.app.db)).objects.filter(({ category }) => category === "road");
    await openRoad(bot);

    await bot.admin.presses(ru("category.add-object", plain));
    await bot.admin.sends("Көпір\nМост\nBridge");
    await bot.admin.presses(ru("category.field.object-place", plain));
    await bot.admin.sends("43.3310, 76.8320");
    await bot.admin.presses(ru("category.field.object-name", plain));
    await bot.admin.sends("Көпір 1\nМост 1\nBridge 1");
    expect(await objects()).toMatchObject([
      {
        name: { kk: "Көпір 1", ru: "Мост 1", en: "Bridge 1" },
        point: { latitude: 43.331, longitude: 76.832 },
      },
    ]);
    await bot.admin.presses(ru("category.hide", plain));

    expect(await objects()).toEqual([]);
  });

  it("adds a question in three languages with choices, and keeps their values when they are reordered", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    const question = async () =>
      (await loadDirectory(bot.app.db)).questions.find(({ ask }) => ask.ru.startsWith("Яма"));
    await openRoad(bot);

    await bot.admin.presses(ru("category.add-question", plain));
    await bot.admin.sends("Шұңқыр терең бе?\nЯма глубокая?\nIs the hole deep?");
    expect((await question())?.choices).toBeNull();
    await bot.admin.presses(ru("category.field.choices", plain));
    await bot.admin.sends("Иә | Да | Yes\n! Люк ашық | Открыт люк | A manhole is open");
    const before = await question();
    await bot.admin.presses(ru("category.field.choices", plain));
    await bot.admin.sends("! Люк ашық | Открыт люк | A manhole is open\nИә | Да | Yes");

    const after = await question();
    expect(after?.id).toMatch(/^q-/);
    expect(after?.choices?.map(({ isDanger }) => isDanger)).toEqual([true, undefined]);
    expect(after?.choices).toEqual([...(before?.choices ?? [])].reverse());
    await bot.admin.presses(ru("category.hide", plain));
    expect(await question()).toBeUndefined();
  });
});

it("changes nothing for a clerk who may not edit", async () => {
  const bot = await startTestApp();

  await bot.clerk.sends("/category");

  expect(bot.clerk.sees()).toBe(ru("staff.editors-only"));
});

async function openRoad(bot: TestApp): Promise<void> {
  await bot.admin.sends("/category");
  await bot.admin.presses(ru("incident.category.road", plain));
}

function readable(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
