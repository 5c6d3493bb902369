import { Bot, type InlineKeyboard } from "grammy";
import { expect, it } from "vitest";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import { loadSamples } from "../../../src/db/sample-data.js";
import { loadFacts } from "../../../src/features/facts/fact.repository.js";
import { parksFeature, showPark } from "../../../src/features/parks/parks.feature.js";
import { translator } from "../../../src/i18n/i18n.js";
import type { BotContext } from "../../../src/telegram/context.js";

interface Call {
  method: string;
  payload: { text?: string; title?: string; address?: string; reply_markup?: InlineKeyboard };
}

const INVESTOR = { id: 7, is_bot: false, first_name: "Aigul" };
const CHAT = { id: 7, type: "private" as const, first_name: "Aigul" };

/** A bot with nothing but the parks, in front of a Telegram that takes everything. */
async function startParks({ withSamples }: { withSamples: boolean }) {
  const db = connect("sqlite::memory:");
  await migrate(db);
  const commit = groupCommit(db);
  await commit(loadFacts);
  if (withSamples) await commit(loadSamples);
  const calls: Call[] = [];
  const bot = new Bot<BotContext>("1:t", {
    botInfo: { id: 1, is_bot: true, first_name: "Zone", username: "zone_bot" } as never,
  });
  bot.api.config.use((_call, method, payload) => {
    calls.push({ method, payload: payload as Call["payload"] });
    return Promise.resolve({ ok: true, result: true } as never);
  });
  bot.use((ctx, next) => {
    ctx.locale = "en";
    ctx.t = translator("en");
    return next();
  });
  bot.use(parksFeature({ db }));
  bot.command("start", (ctx) => showPark(ctx, { db }, ctx.match.replace("park-", "")));

  async function sees(update: object): Promise<Call[]> {
    calls.length = 0;
    await bot.handleUpdate({ update_id: 1, ...update });
    return [...calls];
  }
  const message = { message_id: 1, date: 1, chat: CHAT, from: INVESTOR };
  return {
    sends(text: string) {
      const [{ length } = ""] = text.split(" ");
      const entities = [{ type: "bot_command", offset: 0, length }];
      return sees({ message: { ...message, text, entities } });
    },
    presses(data: string) {
      const query = { id: "1", from: INVESTOR, chat_instance: "1", message, data };
      return sees({ callback_query: query });
    },
  };
}

function buttons(call: Call | undefined): string[] {
  const rows = call?.payload.reply_markup?.inline_keyboard ?? [];
  return rows.flat().map((button) => ("callback_data" in button ? button.callback_data : ""));
}

it("turns the pages of the catalogue in place, and opens a park from its button", async () => {
  const investor = await startParks({ withSamples: true });

  const [list] = await investor.sends("/parks");
  const [, second] = await investor.presses("parks:list:1");
  const [, park] = await investor.presses(buttons(second)[0] ?? "");

  expect(list?.payload.text).toContain("Small industrial parks</b> · 1/6");
  expect(second?.method).toBe("editMessageText");
  expect(second?.payload.text).toContain("· 2/6");
  expect(park?.payload.text).toContain("<b>Pine (sample)</b>");
  expect(buttons(park)).toContain("parks:list:1");
});

it("walks through every page of every size, and each says that it is a sample", async () => {
  const investor = await startParks({ withSamples: true });
  const [start] = await investor.sends("/space");
  const waiting = buttons(start).filter((data) => data.startsWith("space:"));
  const seen = new Set<string>();

  for (let data = waiting.pop(); data !== undefined; data = waiting.pop()) {
    if (seen.has(data)) continue;
    seen.add(data);
    const [answer, page] = await investor.presses(data);
    expect(answer?.method).toBe("answerCallbackQuery");
    expect(page?.payload.text).toMatch(/^<b>Sample data, not real parks or premises\.<\/b>/);
    expect(buttons(page).filter((next) => next.length > 64)).toEqual([]);
    waiting.push(...buttons(page).filter((next) => next.startsWith("space:")));
  }

  expect(seen.size).toBeGreaterThan(8);
});

it("shows an invented park on the map as an invented one", async () => {
  const investor = await startParks({ withSamples: true });

  const [answer, venue] = await investor.presses("parks:map:sample-03");

  expect(answer?.method).toBe("answerCallbackQuery");
  expect(venue).toMatchObject({
    method: "sendVenue",
    payload: { title: "Birch (sample)", address: "Sample data, not a real address" },
  });
});

it("opens a park from a link, and has a polite line for one that nobody knows", async () => {
  const investor = await startParks({ withSamples: true });

  const [known] = await investor.sends("/start park-sample-03");
  const [unknown] = await investor.sends("/start park-nowhere");

  expect(known?.payload.text).toContain("<b>Birch (sample)</b>");
  expect(unknown?.payload.text).toBe("There is no such park in the catalogue. All parks: /parks");
});

it("answers a button of a park that has gone", async () => {
  const investor = await startParks({ withSamples: true });

  const calls = await investor.presses("parks:open:0:sample-99");

  expect(calls.map(({ method }) => method)).toEqual(["answerCallbackQuery"]);
  expect(calls[0]?.payload.text).toContain("no such park");
});

it("gives the published totals while there is no catalogue, and the way to the operator", async () => {
  const investor = await startParks({ withSamples: false });

  const [parks] = await investor.sends("/parks");
  const [space] = await investor.sends("/space");

  expect(parks?.payload.text).toContain("133,900");
  expect(space?.payload.text).toContain("How much is vacant is not published");
  expect(buttons(space)).toEqual(["menu:apply", "menu:operator", "stats:parks"]);
});
