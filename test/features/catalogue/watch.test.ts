import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";

const ru = translator("ru");

describe.each(LOCALES)("an investor who reads %s", (locale) => {
  const t = translator(locale);

  it("finds nothing that fits, leaves a watch, hears when a place frees, and stops it", async () => {
    const bot = await startTestApp({ withSamples: true });
    const { investor } = bot;
    await greet(investor, locale);
    await bot.app.db
      .updateTable("premises")
      .set({ state: "leased" })
      .where("state", "=", "free")
      .execute();
    await investor.sends("/space");
    await investor.presses(t("place.choice.premises", plain));
    await investor.presses(t("parks.size.any", plain));
    await investor.presses(t("place.show", { n: 0, ...plain }));
    expect(investor.sees()).toContain(t("place.count.nothing"));

    await investor.presses(t("place.watch", plain));
    expect(investor.sees()).toContain(t("place.watch-added", { wish: t("place.wish.premises") }));
    await free(bot, "Можжевельник", ru("parks.premises-state.leased", plain));

    expect(investor.sees()).toMatch(/^.+\n\n.+\n.+\n\n/);
    expect(investor.sees()).toContain(
      t("place.freed", { wish: t("place.wish.premises") }).replace(/<[^>]+>/g, ""),
    );
    expect(investor.seesButtons()).toEqual([
      t("place.apply", plain),
      t("parks.map", plain),
      t("place.stop", plain),
    ]);
    await investor.presses(t("place.stop", plain));
    expect(investor.seesToast()).toBe(t("place.stopped", plain));
    expect(investor.seesButtons()).not.toContain(t("place.stop", plain));
    const before = investor.messages().length;
    await free(bot, "Дуб", ru("parks.premises-state.leased", plain));

    expect(investor.messages()).toHaveLength(before);
  });

  it("lists the watches under the search and stops one of them", async () => {
    const { investor } = await startTestApp({ withSamples: true });
    await greet(investor, locale);
    for (const size of ["under-200", "over-1000"] as const) {
      await investor.sends("/space");
      await investor.presses(t("place.choice.premises", plain));
      await investor.presses(t(`parks.size.${size}`, plain));
      await investor.presses(t("place.next", plain));
      await investor.presses(t("place.choice.height-any", plain));
      await investor.presses(t("place.choice.when-any", plain));
      await investor.presses(t("place.watch", plain));
    }

    await investor.sends("/space");
    await investor.presses(t("place.watches", { n: 2, ...plain }));
    expect(investor.sees()).toContain("2. ");
    await investor.presses(t("place.stop-nth", { n: 1, ...plain }));

    expect(investor.sees()).toContain("1. ");
    expect(investor.sees()).not.toContain("2. ");
    await investor.presses(t("place.stop-nth", { n: 1, ...plain }));
    expect(investor.sees()).toBe(t("place.no-watches"));
  });
});

describe("people who wait", () => {
  it("hear each in their own language of the place that fits them, and only of that", async () => {
    const bot = await startTestApp({ withSamples: true });
    const [kazakh, english] = [bot.newcomer(), bot.newcomer()];
    await greet(bot.investor, "ru");
    await greet(kazakh, "kk");
    await greet(english, "en");
    await watch(bot, bot.investor.id, "a");
    await watch(bot, kazakh.id, "p.m100-");
    await watch(bot, english.id, "l");
    const before = english.messages().length;

    await free(bot, "Можжевельник", ru("parks.premises-state.leased", plain));

    expect(bot.investor.sees()).toContain("Освободилось место.");
    expect(kazakh.sees()).toContain("Орын босады.");
    expect(english.messages()).toHaveLength(before);
  });

  it("do not hear it twice when the button is pressed twice", async () => {
    const bot = await startTestApp({ withSamples: true });
    await greet(bot.investor, "ru");
    await watch(bot, bot.investor.id, "a");
    const before = bot.investor.messages().length;

    await free(bot, "Можжевельник", ru("parks.premises-state.leased", plain));
    await bot.admin.presses(ru("parks.premises-state.free", plain));

    expect(bot.investor.messages()).toHaveLength(before + 1);
  });

  it("are skipped while they keep the bot blocked", async () => {
    const bot = await startTestApp({ withSamples: true });
    await greet(bot.investor, "ru");
    await watch(bot, bot.investor.id, "a");
    bot.investor.person.blocks();
    await bot.settle();

    await free(bot, "Можжевельник", ru("parks.premises-state.leased", plain));

    const rows = await bot.app.db
      .selectFrom("outbox")
      .select("id")
      .where("chat_id", "=", bot.investor.id)
      .execute();
    expect(rows).toEqual([]);
  });

  it("may have five watches, and read in words that the sixth is too many", async () => {
    const bot = await startTestApp({ withSamples: true });
    await greet(bot.investor, "ru");
    for (let n = 1; n <= 5; n++) await watch(bot, bot.investor.id, `a.m${n}00-`);
    await bot.investor.sends("/space");
    await bot.investor.presses("Показать");

    await bot.investor.presses(ru("place.watch", plain));

    expect(bot.investor.sees()).toBe(ru("place.watch-too-many", { n: 5 }));
    const rows = await bot.app.db.selectFrom("watch").selectAll().execute();
    expect(rows).toHaveLength(5);
  });

  it("are forgotten with everything else when they ask for it", async () => {
    const bot = await startTestApp({ withSamples: true });
    await greet(bot.investor, "ru");
    await watch(bot, bot.investor.id, "a");
    await bot.investor.sends("/mydata");
    expect(bot.investor.sees()).toContain("Уведомлений о местах: 1");

    await bot.investor.sends("/forget");
    await bot.investor.presses(ru("privacy.erase", plain));

    expect(await bot.app.db.selectFrom("watch").selectAll().execute()).toEqual([]);
  });
});

async function watch({ app }: TestApp, personId: number, wish: string): Promise<void> {
  await app.db
    .insertInto("watch")
    .values({ person_id: personId, wish, created_at: "2026-11-25T05:00:00.000Z" })
    .execute();
}

/** The administrator frees the first place in a park that has this state. */
async function free({ admin }: TestApp, park: string, state: string): Promise<void> {
  await admin.sends("/premises");
  await admin.presses(park);
  const place = admin.seesButtons().find((label) => label.endsWith(`· ${state}`));
  const message = admin.messages().at(-1)?.message_id ?? 0;
  await admin.does((person) => {
    const button = admin.seesButtons().indexOf(place ?? "");
    person.pressesAt(message, Math.floor(button / 2), button % 2, { chat: admin.home });
  });
  await admin.presses(ru("parks.premises-state.free", plain));
}
