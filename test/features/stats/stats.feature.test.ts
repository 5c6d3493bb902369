import { Bot, type InlineKeyboard, InputFile } from "grammy";
import { pino } from "pino";
import { expect, it } from "vitest";
import type { ChartSpec } from "../../../src/charts/chart-spec.js";
import { groupCommit } from "../../../src/db/commit.js";
import { connect } from "../../../src/db/connect.js";
import { migrate } from "../../../src/db/migrate.js";
import { loadFacts } from "../../../src/features/facts/fact.repository.js";
import { statsFeature } from "../../../src/features/stats/stats.feature.js";
import { translator } from "../../../src/i18n/i18n.js";
import type { BotContext } from "../../../src/telegram/context.js";

interface Call {
  method: string;
  payload: {
    text?: string;
    caption?: string;
    photo?: string | InputFile;
    reply_markup?: InlineKeyboard;
  };
}

const INVESTOR = { id: 7, is_bot: false, first_name: "Aigul" };
const CHAT = { id: 7, type: "private" as const, first_name: "Aigul" };
const PICTURE = [{ file_id: "small" }, { file_id: "large" }];

/** A bot with nothing but the figures, in front of a Telegram that answers as it is told. */
async function startStats({ knownFiles = ["large"], drawsNothing = false } = {}) {
  const db = connect("sqlite::memory:");
  await migrate(db);
  const commit = groupCommit(db);
  await commit(loadFacts);
  const drawn: string[] = [];
  const charts = {
    render: (spec: ChartSpec) => {
      drawn.push(spec.title);
      return drawsNothing
        ? Promise.reject(new Error("no font"))
        : Promise.resolve(new Uint8Array([1, 2, 3]));
    },
  };
  const calls: Call[] = [];
  const bot = new Bot<BotContext>("1:t", {
    botInfo: { id: 1, is_bot: true, first_name: "Zone", username: "zone_bot" } as never,
  });
  bot.api.config.use((_call, method, payload) => {
    calls.push({ method, payload: payload as Call["payload"] });
    const { photo } = payload as Call["payload"];
    const isUnknown = typeof photo === "string" && !knownFiles.includes(photo);
    const answer = isUnknown
      ? { ok: false, error_code: 400, description: "Bad Request: wrong file identifier" }
      : { ok: true, result: { message_id: 1, date: 1, chat: CHAT, photo: PICTURE } };
    return Promise.resolve(answer as never);
  });
  bot.use((ctx, next) => {
    ctx.locale = "en";
    ctx.t = translator("en");
    return next();
  });
  bot.use(statsFeature({ db, commit, charts, log: pino({ level: "silent" }) }));

  let update = 0;
  return {
    drawn,
    knownFiles,
    async presses(data: string, under: "text" | "photo") {
      const body = under === "text" ? { text: "…" } : { photo: PICTURE };
      const message = { message_id: 1, date: 1, chat: CHAT, ...body };
      const query = { id: "1", from: INVESTOR, chat_instance: "1", message, data };
      calls.length = 0;
      update += 1;
      await bot.handleUpdate({ update_id: update, callback_query: query } as never);
      return calls.filter(({ method }) => method !== "answerCallbackQuery");
    },
    isAnswered: () => calls.some(({ method }) => method === "answerCallbackQuery"),
  };
}

it("opens a theme without a picture in the message of the menu", async () => {
  const investor = await startStats();

  const [call, ...others] = await investor.presses("stats:district", "text");

  expect(call?.method).toBe("editMessageText");
  expect(call?.payload.text).toContain("32.8%");
  expect(others).toEqual([]);
  expect(investor.isAnswered()).toBe(true);
});

it("draws a picture once and sends it by Telegram's id afterwards", async () => {
  const investor = await startStats();

  const [first] = await investor.presses("stats:projects", "text");
  const [second] = await investor.presses("stats:projects", "text");

  expect(first?.method).toBe("sendPhoto");
  expect(first?.payload.photo).toBeInstanceOf(InputFile);
  expect(second?.payload.photo).toBe("large");
  expect(second?.payload.caption).toContain("KZT\u00A0124\u00A0billion");
  expect(investor.drawn).toHaveLength(1);
});

it("uploads a picture again when Telegram no longer knows it", async () => {
  const investor = await startStats();
  await investor.presses("stats:jobs", "text");
  investor.knownFiles.length = 0;

  const [refused, uploaded] = await investor.presses("stats:jobs", "text");

  expect(refused?.payload.photo).toBe("large");
  expect(uploaded?.payload.photo).toBeInstanceOf(InputFile);
});

it("gives the figures in words when no picture can be drawn", async () => {
  const investor = await startStats({ drawsNothing: true });

  const [call, ...others] = await investor.presses("stats:parks", "text");

  expect(call?.method).toBe("sendMessage");
  expect(call?.payload.text).toContain("46,000");
  expect(call?.payload.text).toContain("Source:");
  expect(others).toEqual([]);
});

it("turns pages under a picture as captions and in a text as text", async () => {
  const investor = await startStats();

  const [underPhoto] = await investor.presses("stats:parks:1", "photo");
  const [underText] = await investor.presses("stats:parks:1", "text");

  expect(underPhoto?.method).toBe("editMessageCaption");
  expect(underPhoto?.payload.caption).toContain("Sources differ");
  expect(underText?.method).toBe("editMessageText");
});

it("leads back to the themes: in place from a text, as a new message from a picture", async () => {
  const investor = await startStats();

  const [fromText] = await investor.presses("stats:menu", "text");
  const [fromPhoto] = await investor.presses("stats:menu", "photo");

  expect(fromText?.method).toBe("editMessageText");
  expect(fromPhoto?.method).toBe("sendMessage");
  expect(fromPhoto?.payload.text).toBe(fromText?.payload.text);
});
