import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp, type TestApp } from "../../helpers/app.js";
import { freshDatabaseUrl } from "../../helpers/databases.js";
import type { TestPerson } from "../../helpers/person.js";

const ru = translator("ru");
const NEW_PARK = "Арша\nМожжевельник\nJuniper\n2400 м²\n43.3300, 76.8300";

describe("an administrator", () => {
  it.each(LOCALES)(
    "adds a park and premises, and an investor who reads %s finds them at once",
    async (locale) => {
      const bot = await startTestApp();
      await greet(bot.investor, locale);
      await addPark(bot.admin);

      await addPremises(bot.admin, "620 м2");
      await typeInto(bot.admin, "power", "250 кВт");
      await typeInto(bot.admin, "ceiling", "7,2");
      await typeInto(bot.admin, "price", "1500");
      await bot.admin.presses(ru("parks.utility.gas", plain));
      await bot.admin.presses(ru("parks.premises-state.free", plain));
      await bot.investor.sends("/space");
      await bot.investor.presses(translator(locale)("place.show", { n: 1, ...plain }));

      const seen = readable(bot.investor.sees());
      const name = { kk: "Арша", ru: "Можжевельник", en: "Juniper" }[locale];
      expect(seen).toMatch(new RegExp(`1\\. 620 (м²|m²), ${name}`));
      expect(seen).toMatch(/250 (кВт|kW).*7[.,]2.*1[ ,]500/);
      expect(seen).toMatch(/20\d\d/);
      expect(seen).not.toContain(translator(locale)("parks.sample").replace(/<[^>]+>/g, ""));
    },
  );

  it("leaves a trace of each change: who, when, what, and as of which day", async () => {
    const { admin, app } = await startTestApp();
    await addPark(admin);
    await addPremises(admin, "620");
    await typeInto(admin, "area", "640 м²");
    await admin.presses(ru("parks.premises-state.free", plain));

    const events = await app.db.selectFrom("inventory_event").selectAll().orderBy("id").execute();

    expect(events.map(({ actor_id }) => actor_id)).toEqual(Array(5).fill(admin.id));
    const last = events.at(-1);
    expect(JSON.parse(last?.change ?? "")).toMatchObject({
      state: "free",
      owner_id: admin.id,
      as_of: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string,
    });
    expect(last?.at).toMatch(/Z$/);
    expect(admin.sees()).toContain(ru("premises.owner", { name: "Admin" }));
  });

  it("is asked again in words when an answer cannot be read, and nothing is changed by it", async () => {
    const { admin, app } = await startTestApp();
    await addPark(admin);
    await addPremises(admin, "620");
    const before = await app.db.selectFrom("premises").selectAll().execute();

    await typeInto(admin, "power", "много");
    expect(admin.sees()).toContain(ru("staff.reply.again"));
    expect(await app.db.selectFrom("premises").selectAll().execute()).toEqual(before);
    await admin.sends("300");

    expect(await app.db.selectFrom("premises").selectAll().execute()).toMatchObject([
      { power_kw: 300 },
    ]);
  });

  it("corrects the area by answering the same question again, and adds nothing twice", async () => {
    const { admin, app } = await startTestApp();
    await addPark(admin);
    await admin.presses(ru("premises.add-premises", plain));
    const question = admin.messages().at(-1)?.message_id ?? 0;

    await admin.sends("620", { replyTo: question });
    await admin.sends("630", { replyTo: question });

    expect(await app.db.selectFrom("premises").selectAll().execute()).toMatchObject([
      { area_m2: 630 },
    ]);
  });

  it("answers after a restart what was asked before it, and once, however often Telegram repeats it", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl("sqlite") });
    await addPark(bot.admin);
    await bot.admin.presses(ru("premises.add-premises", plain));

    await bot.restart();
    await bot.admin.sends("620");
    bot.simulator.redeliver(3);
    await bot.settle();

    const rows = await bot.app.db.selectFrom("premises").select("area_m2").execute();
    expect(rows).toEqual([{ area_m2: 620 }]);
    expect(bot.admin.seesAll().filter((text) => text.includes("620"))).toHaveLength(2);
  });

  it("keeps a photo, and takes it away with a dash", async () => {
    const { admin, app } = await startTestApp();
    await addPark(admin);
    await addPremises(admin, "620");
    const photo = () => app.db.selectFrom("premises").select("photo").executeTakeFirstOrThrow();

    await admin.presses(ru("premises.field.photo", plain));
    const question = admin.messages().at(-1)?.message_id ?? 0;
    await admin.does((person) =>
      person.sendsPhoto(undefined, { chat: admin.home, replyTo: question }),
    );
    expect((await photo()).photo).toEqual(expect.any(String));
    await typeInto(admin, "photo", "-");

    expect(await photo()).toEqual({ photo: null });
  });

  it("offers nothing in a park that is not built, and unbuilds none that is in use", async () => {
    const { admin } = await startTestApp();
    await admin.sends("/premises");
    await admin.presses(ru("premises.add-park", plain));
    await admin.sends(NEW_PARK);
    await addPremises(admin, "620");

    await admin.presses(ru("parks.premises-state.free", plain));
    expect(admin.seesToast()).toBe(ru("premises.unbuilt", plain));
    await admin.presses(ru("premises.park", plain));
    await admin.presses(ru("parks.state.operating", plain));
    await admin.presses("620");
    await admin.presses(ru("parks.premises-state.free", plain));
    await admin.presses(ru("premises.park", plain));
    await admin.presses(ru("parks.state.under_construction", plain));

    expect(admin.seesToast()).toBe(ru("premises.in-use", plain));
  });

  it("turns the pages of a large catalogue in one message", async () => {
    const { admin } = await startTestApp({ withSamples: true });
    await admin.sends("/premises");
    const before = admin.messages().length;

    await admin.presses("›");
    await admin.presses("›");
    expect(admin.sees()).toContain("3/4");
    await admin.presses("‹");
    const [park] = admin.seesButtons();
    await admin.presses(park ?? "");

    expect(admin.sees()).toContain(park);
    expect(admin.messages()).toHaveLength(before);
  });
});

describe("two administrators at the same time", () => {
  it("answer each their own question, whichever came later", async () => {
    const bot = await startTestApp();
    await bot.app.db.insertInto("staff_member").values(editor(bot.otherClerk)).execute();
    await addPark(bot.admin);
    await addPremises(bot.admin, "620");
    const first = bot.admin.messages().at(-1)?.message_id ?? 0;
    await bot.admin.presses(ru("premises.park", plain), { message: first });
    await bot.admin.presses(ru("premises.add-premises", plain), { message: first });
    await bot.admin.sends("900");
    const second = bot.admin.messages().at(-1)?.message_id ?? 0;
    await bot.admin.presses("620", { message: first });

    await bot.admin.presses(ru("premises.field.power", plain), { message: first });
    const asked = bot.admin.messages().at(-1)?.message_id ?? 0;
    await bot.otherClerk.presses(ru("premises.field.power", plain), { message: second });
    const askedOther = bot.admin.messages().at(-1)?.message_id ?? 0;
    await bot.admin.sends("100", { replyTo: asked });
    await bot.otherClerk.sends("200", { replyTo: askedOther });

    const rows = await bot.app.db.selectFrom("premises").selectAll().orderBy("area_m2").execute();
    expect(rows.map((row) => [row.area_m2, row.power_kw, row.owner_id])).toEqual([
      [620, 100, bot.admin.id],
      [900, 200, bot.otherClerk.id],
    ]);
  });
});

describe("a clerk without the right", () => {
  it("is refused in words, by command, by button and by reply", async () => {
    const bot = await startTestApp();
    await addPark(bot.admin);
    await bot.admin.presses(ru("premises.add-premises", plain));
    const question = bot.admin.messages().at(-1)?.message_id ?? 0;

    await bot.clerk.sends("/premises");
    expect(bot.clerk.sees()).toBe(ru("staff.editors-only"));
    await bot.clerk.presses(ru("premises.add-premises", plain));
    expect(bot.clerk.seesToast()).toBe(ru("staff.editors-only", plain));
    await bot.clerk.sends("620", { replyTo: question });

    expect(bot.clerk.sees()).toBe(ru("staff.editors-only"));
    expect(await bot.app.db.selectFrom("premises").selectAll().execute()).toEqual([]);
  });

  it("gets the right with a role", async () => {
    const bot = await startTestApp();
    await bot.app.db.insertInto("staff_member").values(editor(bot.clerk)).execute();

    await bot.clerk.sends("/premises");

    expect(bot.clerk.sees()).toBe(ru("premises.empty"));
  });
});

it("refuses to free a place that an application holds, and names the application", async () => {
  const bot = await startTestApp({ withSamples: true });
  await bot.admin.sends("/premises");
  const place = await bot.app.db
    .selectFrom("premises")
    .selectAll()
    .where("park_id", "=", "sample-01")
    .where("state", "=", "free")
    .executeTakeFirstOrThrow();
  await hold(bot, place.id);
  await bot.admin.presses("Можжевельник");
  await bot.admin.presses(`· ${ru("parks.premises-state.reserved", plain)}`);

  await bot.admin.presses(ru("parks.premises-state.free", plain));

  expect(bot.admin.seesToast()).toBe(ru("premises.held", { number: "A-2026-000007", ...plain }));
});

async function hold({ app }: TestApp, premisesId: string): Promise<void> {
  const at = "2026-11-25T05:00:00.000Z";
  await app.db
    .updateTable("premises")
    .set({ state: "leased" })
    .where("park_id", "=", "sample-01")
    .execute();
  await app.db
    .updateTable("premises")
    .set({ state: "reserved" })
    .where("id", "=", premisesId)
    .execute();
  const { id } = await app.db
    .insertInto("case")
    .values({
      ...{ number: "A-2026-000007", kind: "application", state: "under_review", person_id: 1 },
      ...{ assignee_id: null, due_at: null, run_key: "run", update_id: 1 },
      ...{ created_at: at, updated_at: at, office_since: at },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto("reservation")
    .values({ case_id: id, premises_id: premisesId, reserved_at: at, released_at: null })
    .execute();
}

async function addPark(admin: TestPerson): Promise<void> {
  await admin.sends("/premises");
  await admin.presses(ru("premises.add-park", plain));
  await admin.sends(NEW_PARK);
  await admin.presses(ru("parks.state.operating", plain));
}

async function addPremises(admin: TestPerson, area: string): Promise<void> {
  await admin.presses(ru("premises.add-premises", plain));
  await admin.sends(area);
}

/** Presses the button of a field and replies to the question. */
async function typeInto(
  admin: TestPerson,
  field: "area" | "power" | "ceiling" | "price" | "photo",
  words: string,
): Promise<void> {
  await admin.presses(ru(`premises.field.${field}`, plain));
  await admin.sends(words);
}

function editor(person: TestPerson) {
  return {
    ...{ user_id: person.id, name: "Редактор", role: "editor" as const, note_told: 0 as const },
    created_at: "2026-11-25T05:00:00.000Z",
  };
}

function readable(text: string): string {
  return text.replaceAll("\u00A0", " ");
}
