import { workingDaysSince } from "../../calendar/term.js";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { findCaseNumber } from "../../nlu/read/case-number.js";
import { onCommand, type Route } from "../../router/route.js";
import type { BotContext } from "../../telegram/context.js";
import { writerName } from "../cases/messages/sender-name.service.js";
import type { CaseKinds } from "../cases/record/case-kind.js";
import { isFinal } from "../cases/record/case-state.js";
import { findCaseByNumber, listEvents } from "../cases/record/case.repository.js";
import { staffHistory } from "../cases/record/history.view.js";
import { listOffices } from "../cases/record/office.repository.js";
import { showCard } from "../cases/record/show-card.service.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { listStaffMembers } from "../desk/staff.repository.js";
import { getWorkTime } from "../desk/work-time.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** `/case A-2026-000123`: its card anew, and what happened to it. */
export function deskCaseRoutes({ db, commit, kinds }: Deps): Route[] {
  return [
    onCommand("desk", "case", async (ctx, text) => {
      const of = await findCaseByNumber(db, findCaseNumber(text) ?? text);
      if (!of) return sayOnDesk(ctx, commit, ctx.t("staff.no-such-case"));
      await commit((trx) => showCard(trx, of.id));
      const shown = ctx.t("staff.card-shown", { number: of.number });
      const history = await historyOf(ctx, db, kinds, of);
      return sayOnDesk(ctx, commit, [shown, ...history].join("\n"));
    }),
  ];
}

async function historyOf(ctx: BotContext, db: Db, kinds: CaseKinds, of: Case): Promise<string[]> {
  const events = await listEvents(db, of.id);
  const writers = new Map<number | null, string>();
  for (const { actor, actor_id } of events) {
    if (actor !== "person" || actor_id === null || writers.has(actor_id)) continue;
    writers.set(actor_id, await writerName(db, kinds, of, actor_id, ctx.t));
  }
  const staff = await listStaffMembers(db);
  const offices = await listOffices(db, ctx.locale);
  const officeName = (id: string) => offices.find((office) => office.id === id)?.name ?? id;
  const since = new Date(of.office_since);
  const count = workingDaysSince(await getWorkTime(db), since, new Date());
  const where = ctx.t("case.own.office", { office: officeName(of.office_id), count });
  const history = staffHistory(ctx.t, ctx.locale, events, {
    actor: ({ actor, actor_id }) =>
      (actor === "person"
        ? writers.get(actor_id)
        : staff.find((one) => one.user_id === actor_id)?.name) ?? "—",
    office: officeName,
  });
  return [...(isFinal(of) ? [] : [where]), ...history];
}
