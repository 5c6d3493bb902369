import { Bot } from "grammy";
import type { Chat, Update, User, UserFromGetMe } from "grammy/types";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { BotDeps } from "../src/bot-deps.js";
import { createMay } from "../src/features/desk/role.js";
import { saveStaffChat, saveStaffRole } from "../src/features/desk/staff.repository.js";
import { people } from "../src/features/entry/people.middleware.js";
import { plain, translator } from "../src/i18n/i18n.js";
import type { Right, Role } from "../src/router/right.js";
import type { Route } from "../src/router/route.js";
import { readText } from "../src/features/questions/free-text.feature.js";
import { createRouter } from "../src/router/router.js";
import { admit, placesOf, routesOf } from "../src/routes.js";
import type { BotContext } from "../src/telegram/context.js";
import { freshDatabase } from "./helpers/databases.js";

/** Where something may be done, and the right that it needs. */
type Line = "private" | "desk" | "desk edit" | "desk administer" | "group" | "group administer";

/** What may be done where: whatever stands in no line, or in another one than here, fails. */
const TABLE: Record<Line, string> = {
  private: `/about /apply /cancel /cases /complain /follow /forget /help /language /menu /mydata
    /operator /parks /problems /space /start /stats board:by board:list board:open
    board:photo board:show case:view case:withdraw case:withdraw-no case:withdraw-yes
    case:words complain:words consent:give consent:refuse danger:call documents:add
    draft:delete draft:open follow:add follow:open follow:pick follow:stop incident:join
    incident:leave incident:leave-no incident:leave-yes incident:no incident:photos
    incident:rate incident:skip incident:yes job:begin job:cannot job:fixed language:set
    menu:apply menu:cases menu:complain menu:figures menu:language menu:open menu:operator
    menu:parks menu:space menu:stats parks:list parks:map parks:open place:apply
    place:open privacy:erase privacy:keep question:send read space space:at stats
    stats:menu talk:mine talk:withdraw watch:add watch:list watch:stop`,
  desk: `/case /digest /drafts /facts /holiday /queue answer:list answer:open application:drop-place assign:back assign:me assign:to case:agree case:answer case:approve case:assign
    case:begin case:close case:council case:extend case:fix case:forward case:merge
    case:office case:reject case:request_docs case:resume case:take case:template case:to-office case:wait_resident case:wait_third merge:into merge:no merge:yes report:list
    report:page report:split talk:drop talk:send talk:undo template:other template:preview
    template:send`,
  "desk edit": `/category /dispatch /premises answer:keep answer:retype answer:withdraw answer:write
    catalogue:do catalogue:open categories:do categories:open category-question:do
    category-question:open category:do category:open dispatch-boss:do dispatch-boss:open
    dispatch-who:do dispatch-who:open dispatch:do dispatch:open park:do park:open
    people:do people:open premises:do premises:open responsible:do responsible:open zone-object:do zone-object:open`,
  "desk administer": `/duty /language /role language:set`,
  group: `/duty duty:take`,
  "group administer": `/bind`,
};

const NOBODY_ON_THE_DESK = { group: "does", "group administer": "refused" } as const;
const EDITOR_ON_THE_DESK = {
  ...NOBODY_ON_THE_DESK,
  desk: "does",
  "desk edit": "does",
  "desk administer": "refused",
} as const;
const ADMINISTRATOR_ON_THE_DESK = {
  ...EDITOR_ON_THE_DESK,
  "group administer": "does",
  "desk administer": "does",
} as const;

type Outcome = "does" | "refused";

interface Actor {
  chat: "private" | "desk" | "other group";
  role?: Role;
  /** Named in the settings. */
  isOwner?: true;
  /** By line, the narrowest place last; what is not named goes by as if nobody knew it. */
  may: Partial<Record<Line, Outcome>>;
}

const ACTORS: Record<string, Actor> = {
  "somebody in private": { chat: "private", may: { private: "does" } },
  "a member of another group": { chat: "other group", may: NOBODY_ON_THE_DESK },
  "an editor who has left the desk, in private": {
    chat: "private",
    role: "editor",
    may: { private: "does" },
  },
  "an editor who has left the desk, in another group": {
    chat: "other group",
    role: "editor",
    may: NOBODY_ON_THE_DESK,
  },
  "a colleague who has done nothing yet": {
    chat: "desk",
    may: { ...EDITOR_ON_THE_DESK, "desk edit": "refused" },
  },
  "a clerk": {
    chat: "desk",
    role: "clerk",
    may: { ...EDITOR_ON_THE_DESK, "desk edit": "refused" },
  },
  "an editor": { chat: "desk", role: "editor", may: EDITOR_ON_THE_DESK },
  "a head": { chat: "desk", role: "head", may: EDITOR_ON_THE_DESK },
  "an administrator": { chat: "desk", role: "admin", may: ADMINISTRATOR_ON_THE_DESK },
  "an administrator of the settings, made a clerk": {
    chat: "desk",
    role: "clerk",
    isOwner: true,
    may: ADMINISTRATOR_ON_THE_DESK,
  },
};

const ru = translator("ru");
const REFUSALS: Record<Right, string> = {
  edit: ru("staff.editors-only", plain),
  administer: ru("staff.admins-only", plain),
};

const CHATS: Record<Actor["chat"], Chat> = {
  private: { id: 77, type: "private", first_name: "Сәуле" },
  desk: { id: -1001, type: "supergroup", title: "Operator" },
  "other group": { id: -1002, type: "supergroup", title: "Neighbours" },
};
const ACTOR: User = {
  id: 77,
  is_bot: false,
  first_name: "Сәуле",
  last_name: "Ахметова",
  username: "saule_akhmetova",
  language_code: "ru",
};
const ME = { id: 1, is_bot: true, first_name: "Zone", username: "zone_bot" } as UserFromGetMe;

describe("every command and every button", () => {
  it("stands in its line of the table", async () => {
    const { routes } = await openDesk({ chat: "desk", may: {} });

    const lines = (Object.keys(TABLE) as Line[]).flatMap((line) =>
      actsIn(line).map((act) => `${line}: ${act}`),
    );
    expect(routes.map((route) => `${lineOf(route)}: ${actOf(route)}`).sort()).toEqual(lines.sort());
  });

  it.each(Object.entries(ACTORS))("does for %s what it may", async (_who, actor) => {
    const desk = await openDesk(actor);

    const outcomes = new Map<string, string>();
    for (const act of new Set(desk.routes.map(actOf))) {
      const outcome = await desk.outcomeOf(act);
      if (outcome !== "passed on") outcomes.set(act, outcome);
    }

    const allowed = Object.entries(actor.may) as [Line, Outcome][];
    const expected = allowed.flatMap(([line, outcome]) =>
      actsIn(line).map((act) => [act, outcome] as const),
    );
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected));
  });
});

describe("a refusal", () => {
  const isRefused = ({ may }: Actor) =>
    (Object.keys(may) as Line[]).some((line) => may[line] === "refused" && actsIn(line).length > 0);

  it.each(Object.entries(ACTORS).filter(([, actor]) => isRefused(actor)))(
    "says to %s who may, and logs the act alone",
    async (_who, actor) => {
      const desk = await openDesk(actor);

      const refused = desk.routes.filter((route) => actor.may[lineOf(route)] === "refused");

      for (const route of refused) {
        const { right = "edit" } = route;
        await desk.acts(actOf(route));
        expect(await desk.takeSaid()).toEqual([REFUSALS[right]]);
        const act = route.kind === "command" ? `/${route.name}` : `${route.name}:7`;
        expect(desk.takeLogged()).toEqual([{ level: 30, act, right, msg: "refused" }]);
      }
    },
  );

  it("ends with the role: asked at the moment of the act, not when the button was made", async () => {
    const desk = await openDesk({ chat: "desk", role: "editor", may: {} });
    expect(await desk.outcomeOf("answer:keep")).toBe("does");

    await desk.give("clerk");
    expect(await desk.outcomeOf("answer:keep")).toBe("refused");

    await desk.give("head");
    expect(await desk.outcomeOf("answer:keep")).toBe("does");
  });
});

it.each(["command", "press"] as const)(
  "two of one name and kind (%s) stop the start",
  async (kind) => {
    const { routes, deps } = await openDesk({ chat: "desk", may: {} });
    const twin = routes.find((route) => route.kind === kind);

    const start = () =>
      createRouter([...routes, twin!], {
        placesOf,
        admit: (ctx, route) => admit(ctx, deps, route),
      });

    expect(start).toThrow(`Two routes are called ${kind} ${twin?.where}/${twin?.name}`);
  },
);

function actsIn(line: Line): string[] {
  return TABLE[line].split(/\s+/).filter((act) => act !== "");
}

function lineOf({ where, right }: Route): Line {
  return (right === undefined ? where : `${where} ${right}`) as Line;
}

function actOf({ kind, name }: Route): string {
  return kind === "command" ? `/${name}` : name;
}

/**
 * The bot's own table, rights and places on a real database, for one person in one chat. Acts end where their feature
 * would begin, so that each of them can be tried.
 */
async function openDesk(actor: Actor) {
  const { db, commit } = await freshDatabase("sqlite");
  await commit(async (trx) => {
    const { id, ...desk } = CHATS.desk;
    await saveStaffChat(trx, { id, title: desk.title ?? "", hasTopics: false, locale: "ru" });
    if (actor.role) await saveStaffRole(trx, { id: ACTOR.id, name: "Сәуле" }, actor.role);
  });
  const logged: unknown[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const may = createMay(db, actor.isOwner ? [ACTOR.id] : []);
  const deps = { db, commit, log, may, forms: new Map() } as Pick<BotDeps, "db"> as BotDeps;
  const routes = routesOf(deps);

  let outcome = "";
  const does = () => Promise.resolve(void (outcome = "does"));
  const bot = new Bot<BotContext>("1:token", { botInfo: ME });
  const said: string[] = [];
  bot.api.config.use((_call, _method, payload) => {
    if (payload && "text" in payload) said.push(String(payload.text));
    return Promise.resolve({ ok: true, result: true as never });
  });
  bot.use(people({ db, commit, readText }));
  bot.use(
    createRouter(
      routes.map((route) => ({ ...route, handle: does })),
      { placesOf, admit: (ctx, route) => admit(ctx, deps, route) },
    ),
  );
  bot.use(() => void (outcome = "passed on"));

  const acts = async (act: string) => {
    outcome = "refused";
    await bot.handleUpdate(updateOf(act, CHATS[actor.chat]));
  };
  return {
    routes,
    deps,
    acts,
    async outcomeOf(act: string) {
      await acts(act);
      return outcome;
    },
    give: (role: Role) => commit((trx) => saveStaffRole(trx, { id: ACTOR.id, name: "С" }, role)),
    takeLogged: () => logged.splice(0),
    /** What was answered at once, and what leaves through the outbox. */
    async takeSaid() {
      const rows = await db.selectFrom("outbox").select("payload").execute();
      await db.deleteFrom("outbox").execute();
      const texts = rows.map(({ payload }) => (JSON.parse(payload) as { text: string }).text);
      return [...said.splice(0), ...texts];
    },
  };
}

/** Of case 7; a command comes with somebody's name and phone behind it. */
function updateOf(act: string, chat: Chat): Update {
  const message = { message_id: 5, date: 1_790_000_000, chat };
  if (!act.startsWith("/")) {
    const query = { id: "9", from: ACTOR, chat_instance: "1", data: `${act}:7` };
    return { update_id: 1, callback_query: { ...query, message } };
  }
  const text = `${act} Ахметова, +7 701 234 56 78`;
  const entities = [{ type: "bot_command", offset: 0, length: act.length }];
  return { update_id: 1, message: { ...message, from: ACTOR, text, entities } } as Update;
}
