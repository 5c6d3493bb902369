import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { onCommand, type Route } from "../../router/route.js";
import { takeButtons } from "../cases/card/new-cases.view.js";
import type { CaseKinds } from "../cases/record/case-kind.js";
import { isUntaken } from "../cases/record/case-state.js";
import { listOpenCases } from "../cases/record/case.repository.js";
import { caseNumber, dueDate } from "../cases/record/case.view.js";
import { listOffices } from "../cases/record/office.repository.js";
import { sayOnDesk } from "../desk/say-on-desk.js";

/** With the longest names, states and desks they fit in one message. */
const QUEUE_SHOWN = 15;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** `/queue`: what is open, what is due first at the top, and a way to take what nobody has. */
export function queueRoutes({ db, commit, kinds }: Deps): Route[] {
  return [
    onCommand("desk", "queue", async (ctx) => {
      const cases = await listOpenCases(db, QUEUE_SHOWN);
      const offices = await listOffices(db, ctx.locale);
      const lines = [];
      for (const of of cases) {
        const name = caseNumber(ctx.t, ctx.locale, of);
        const state = ctx.t(`case.state.${of.state}`);
        const due = dueDate(ctx.locale, of) ?? "—";
        const office = offices.find(({ id }) => id === of.office_id)?.name ?? "—";
        const subject = await kinds[of.kind].subject(db, of, ctx.locale);
        const line = ctx.t("staff.queue.line", { name, subject, state, office, due });
        lines.push(of.is_urgent ? `🔴 ${line}` : line);
      }
      const text = lines.length > 0 ? lines.join("\n") : ctx.t("staff.queue.empty");
      const buttons = takeButtons(ctx.t, ctx.locale, cases.filter(isUntaken));
      await sayOnDesk(ctx, commit, `${ctx.t("staff.queue.head")}\n\n${text}`, buttons);
    }),
  ];
}
