import { Composer } from "grammy";
import { workingDaysSince } from "../../calendar/term.js";
import type { Commit } from "../../db/commit.js";
import type { Case, Db } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import { isLocale } from "../../i18n/locales.js";
import type { BotContext } from "../../telegram/context.js";
import { findCaseByNumber, listEvents, listOpenCases } from "../cases/record/case.repository.js";
import { showCard } from "../cases/record/show-card.service.js";
import type { CaseKinds } from "../cases/record/case-kind.js";
import { isFinal, isUntaken } from "../cases/record/case-state.js";
import { getWorkTime } from "../desk/work-time.repository.js";
import { staffHistory } from "../cases/record/history.view.js";
import { listOffices } from "../cases/record/office.repository.js";
import { writerName } from "../cases/messages/sender-name.service.js";
import { caseNumber, dueDate } from "../cases/record/case.view.js";
import { takeButtons } from "../cases/card/new-cases.view.js";
import { languageButtons } from "../people/language.view.js";
import { findCaseNumber } from "../../nlu/read/case-number.js";
import type { May } from "../desk/role.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { listStaffMembers, updateStaffChat } from "../desk/staff.repository.js";

/** With the longest names, states and desks they fit in one message. */
const QUEUE_SHOWN = 15;

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
  may: May;
  /** The language of the desk changed: its list of commands follows. */
  onLanguage(): void;
}

/** The commands of the staff group. */
export function staffFeature({ db, commit, kinds, may, onLanguage }: Deps): Composer<BotContext> {
  const staff = new Composer<BotContext>();

  staff.command("queue", async (ctx) => {
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
  });

  staff.command("case", async (ctx) => {
    const number = findCaseNumber(ctx.match) ?? ctx.match;
    const of = await findCaseByNumber(db, number);
    if (!of) return sayOnDesk(ctx, commit, ctx.t("staff.no-such-case"));
    await commit((trx) => showCard(trx, of.id));
    const shown = ctx.t("staff.card-shown", { number: of.number });
    await sayOnDesk(ctx, commit, [shown, ...(await historyOf(ctx, db, kinds, of))].join("\n"));
  });

  staff.command("language", async (ctx) => {
    if (!(await may(ctx.from?.id, "administer"))) {
      return sayOnDesk(ctx, commit, ctx.t("staff.admins-only"));
    }
    await sayOnDesk(ctx, commit, ctx.t("staff.choose-language"), languageButtons());
  });

  staff.callbackQuery(/^language:set:(\w+)$/, async (ctx) => {
    const locale = ctx.match[1];
    if (!isLocale(locale) || !(await may(ctx.from.id, "administer"))) {
      await ctx.answerCallbackQuery(ctx.t("staff.admins-only", plain));
      return;
    }
    await commit((trx) => updateStaffChat(trx, { locale }));
    onLanguage();
    await ctx.answerCallbackQuery(translator(locale)("language.chosen", plain));
  });

  return staff;
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
