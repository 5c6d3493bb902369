import { expect, it } from "vitest";
import {
  countFaults,
  type CountedFault,
} from "../../../src/features/faults/digest/fault-figures.js";
import { translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { greet, startTestApp } from "../../helpers/app.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";
import { reportFault } from "../../helpers/faults.js";

const NOW = new Date("2026-11-26T10:00:00Z");
const PAST = "2026-11-20T10:00:00.000Z";
const TO_COME = "2026-12-20T10:00:00.000Z";

it("counts what is open, late and urgent, whether mending holds, and where it hurts most", () => {
  const faults = [
    fault({ category: "power" }),
    fault({ category: "power" }),
    fault({ category: "road", due_at: PAST }),
    fault({ category: "gas", is_urgent: 1 }),
    fault({ category: "water", state: "closed", isOpen: false, isMendedLately: true }),
    fault({ category: "water", state: "fixed", isOpen: false, isMendedLately: true, reopened: 2 }),
    fault({ category: "heat", state: "reopened", isMendedLately: true, reopened: 1 }),
  ];

  expect(countFaults(faults, [5, 4, 4], NOW)).toEqual({
    ...{ open: 5, late: 1, urgent: 1, mended: 3, reopened: 2, rating: 4.3, ratings: 3 },
    worst: [
      { category: "road", open: 1, late: 1 },
      { category: "power", open: 2, late: 0 },
      { category: "gas", open: 1, late: 0 },
    ],
  });
});

it("has no rating where nobody rated", () => {
  expect(countFaults([], [], NOW)).toMatchObject({ open: 0, rating: null, worst: [] });
});

onBothDatabases((kind) => {
  it("tells staff of faults in the digest, in the language of the desk, and not of what was only published", async () => {
    const bot = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await bot.clerk.sends("/digest");
    expect(bot.clerk.sees()).not.toContain("Неисправности");
    await greet(bot.investor, "ru");
    await reportFault(bot.app.db, bot.investor.id, { category: "gas", danger: "urgent" });
    await bot.settle();

    for (const locale of LOCALES) {
      await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
      await bot.clerk.sends("/digest");

      const t = translator(locale);
      expect(bot.clerk.sees()).toContain(
        t("dispatch.digest.counts", { open: 1, late: 0, urgent: 1 }),
      );
      expect(bot.clerk.sees()).toContain(t("incident.category.gas"));
    }
  });
});

interface Given extends Partial<Omit<CountedFault, "of">> {
  state?: CountedFault["of"]["state"];
  due_at?: string;
  is_urgent?: 0 | 1;
}

function fault({
  state = "registered",
  due_at = TO_COME,
  is_urgent = 0,
  ...rest
}: Given): CountedFault {
  const of = { state, due_at: state === "fixed" ? null : due_at, is_urgent };
  return { of, category: "other", isOpen: true, isMendedLately: false, reopened: 0, ...rest };
}
