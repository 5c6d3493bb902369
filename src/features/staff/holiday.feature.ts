import { almatyDate } from "../../calendar/almaty-time.js";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { formatDate } from "../../i18n/format.js";
import { once } from "../../intake/once.js";
import { onCommand, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import type { May } from "../desk/role.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { getWorkTime, saveHoliday } from "../desk/work-time.repository.js";

const DAYS_SHOWN = 12;

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
}

/** `/holiday`: on which days nobody works. Everybody may look; `/holiday 2026-12-17 off` is an administrator's. */
export function holidayRoutes({ db, commit, may }: Deps): Route[] {
  return [
    onCommand("desk", "holiday", async (ctx, text) => {
      const [day = "", state] = text.trim().toLowerCase().split(/\s+/);
      if (!isDay(day) || (state !== "off" && state !== "on")) {
        return sayOnDesk(ctx, commit, await daysOff(ctx, db));
      }
      if (!(await may(ctx.from.id, "administer"))) {
        return sayOnDesk(ctx, commit, ctx.t("staff.admins-only"));
      }
      const holiday = { day, isOff: state === "off", setBy: ctx.from.id, now: new Date() };
      await once(ctx, commit, (trx) => saveHoliday(trx, holiday));
      const date = formatDate(ctx.locale, day);
      return sayOnDesk(ctx, commit, ctx.t(`desk.holiday.${state}`, { date }));
    }),
  ];
}

async function daysOff(ctx: BotContext, db: Db): Promise<string> {
  const today = almatyDate(new Date());
  const { calendar } = await getWorkTime(db);
  const coming = calendar.daysOff.filter((day) => day >= today).sort();
  const lines = coming.slice(0, DAYS_SHOWN).map((day) => `• ${formatDate(ctx.locale, day)}`);
  return [ctx.t("desk.holiday.how"), ...lines].join("\n");
}

function isDay(word: string): boolean {
  const moment = new Date(`${word}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(word) && moment.toJSON()?.slice(0, 10) === word;
}
