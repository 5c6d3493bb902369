import { describe, expect, it } from "vitest";
import { LOCALES } from "../../../src/i18n/locales.js";
import { translator } from "../../../src/i18n/i18n.js";
import { startTestApp } from "../../helpers/app.js";

const ru = translator("ru");

describe.each(LOCALES)("on a desk that speaks %s", (locale) => {
  const t = translator(locale);

  it("an administrator makes a colleague head by replying to him, and reads it in words", async () => {
    const bot = await startTestApp({ isForum: false });
    await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
    await bot.clerk.sends("Доброе утро");
    const [greeting] = bot.clerk.messages();

    await bot.admin.sends("/role head", { replyTo: greeting?.message_id ?? 0 });

    const line = t("desk.role.line", { name: "Болат", role: t("desk.role.head") });
    expect(bot.admin.sees()).toBe(line);
    await bot.admin.sends("/role");
    expect(bot.admin.sees()).toContain(line);
  });
});

it("gives a role by number, and the rights that go with it", async () => {
  const bot = await startTestApp();
  await bot.clerk.sends("/language");
  expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));

  await bot.admin.sends(`/role ${bot.clerk.id} admin`);
  await bot.clerk.sends("/language");
  expect(bot.clerk.sees()).toBe(ru("staff.choose-language"));

  await bot.admin.sends(`/role ${bot.clerk.id} clerk`);
  await bot.clerk.sends("/language");
  expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));
});

it("keeps the administrators of the settings, whatever is said of them", async () => {
  const bot = await startTestApp();

  await bot.admin.sends(`/role ${bot.admin.id} clerk`);
  await bot.admin.sends("/language");

  expect(bot.admin.sees()).toBe(ru("staff.choose-language"));
});

it.each(["/role", "/role boss", "/role head", "/role x head", "/role 12345"])(
  "explains itself instead of guessing at %s",
  async (words) => {
    const bot = await startTestApp();

    await bot.admin.sends(words);

    expect(bot.admin.sees()).toContain(ru("desk.role.how").replace(/<[^>]+>/g, ""));
    expect(await bot.app.db.selectFrom("staff_member").selectAll().execute()).toEqual([]);
  },
);

it("is refused to a clerk", async () => {
  const bot = await startTestApp();

  await bot.clerk.sends(`/role ${bot.clerk.id} admin`);

  expect(bot.clerk.sees()).toBe(ru("staff.admins-only"));
  expect(await bot.app.db.selectFrom("staff_member").selectAll().execute()).toEqual([]);
});
