import { Api, GrammyError, InputFile } from "grammy";
import { expect, it, onTestFinished } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.js";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { directCalls } from "../../src/telegram/direct-calls.js";
import { createHttpClient } from "../../src/telegram/http-client.js";
import { Pace, TELEGRAM_PACE } from "../../src/telegram/pace.js";
import { movableClock } from "../simulator/start.js";

it("answers the person at once when all is well", async () => {
  const { api, person, deferred } = await start();

  const sent = await api.sendMessage(person.id, "hi");

  expect(sent.message_id).toBe(person.sees().at(-1)?.message_id);
  expect(deferred).toEqual([]);
});

it.each(["500", "cut-before"] as const)(
  "tries again after a %s, and is heard once",
  async (kind) => {
    const { api, person, simulator, deferred } = await start();
    simulator.faults.add({ method: "sendMessage", kind, times: 2 });

    await api.sendMessage(person.id, "hi");

    expect(words(person)).toEqual(["/start", "hi"]);
    expect(deferred).toEqual([]);
  },
);

it("obeys Telegram's wish to wait", async () => {
  const { api, person, simulator } = await start();
  simulator.faults.add({ method: "sendMessage", kind: "429", retryAfter: 1, times: 1 });

  await api.sendMessage(person.id, "hi");

  const [refused, sent] = simulator.calls.slice(-2);
  expect(sent!.at - refused!.at).toBeGreaterThanOrEqual(1_000);
  expect(words(person)).toEqual(["/start", "hi"]);
});

it("leaves a message to the outbox when Telegram stays away longer than a person waits", async () => {
  const { api, person, simulator, deferred } = await start({ patienceMs: 400 });
  simulator.faults.add({ kind: "500" });

  await api.sendMessage(person.id, "hi", { protect_content: true });

  const payload = { chat_id: person.id, text: "hi", protect_content: true };
  expect(deferred).toEqual([{ chatId: person.id, method: "sendMessage", payload }]);
  expect(words(person)).toEqual(["/start"]);
});

it("leaves it at once when Telegram itself names a longer wait", async () => {
  const { api, person, simulator, deferred } = await start();
  simulator.faults.add({ method: "sendMessage", kind: "429", retryAfter: 60 });

  await api.sendMessage(person.id, "hi");

  expect(deferred).toHaveLength(1);
});

it("does not leave to the outbox what is worth nothing later", async () => {
  const { api, person, simulator, deferred } = await start({ patienceMs: 0 });
  simulator.faults.add({ kind: "500" });

  const typing = api.sendChatAction(person.id, "typing");
  const photo = api.sendPhoto(person.id, new InputFile(samplePhoto.bytes, "photo.jpg"));

  await expect(typing).rejects.toThrow("500: Internal Server Error");
  await expect(photo).rejects.toThrow("500: Internal Server Error");
  expect(deferred).toEqual([]);
});

it("notes that a person has blocked the bot, and goes on", async () => {
  const { api, person, blocked } = await start();
  person.blocks();

  await api.sendMessage(person.id, "hi");

  expect(blocked).toEqual([person.id]);
});

it("forgives a press whose time is over", async () => {
  const clock = movableClock();
  const { api, person, simulator } = await start({ now: clock.now });
  await api.sendMessage(person.id, "press", {
    reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
  });
  person.presses("Go");
  const query = simulator.pendingUpdates().at(-1)?.callback_query;
  clock.advance(24 * 3_600_000);

  await api.answerCallbackQuery(query!.id, { text: "too late" });

  expect(person.toasts()).toEqual([]);
  expect(simulator.calls.at(-1)?.result).toMatchObject({ ok: false, errorCode: 400 });
});

it("forgives an edit that changes nothing", async () => {
  const { api, person } = await start();
  const { message_id } = await api.sendMessage(person.id, "the same");

  await api.editMessageText(person.id, message_id, "the same");

  expect(words(person)).toEqual(["/start", "the same"]);
});

it.each([
  ["broken HTML", "<b>unclosed", "can't parse entities"],
  ["an empty text", "", "message text is empty"],
  ["a text that is too long", "a".repeat(4_097), "message is too long"],
])("forgives nothing else: %s", async (_what, text, description) => {
  const { api, person, simulator, deferred } = await start();
  const before = simulator.calls.length;

  const error = await api
    .sendMessage(person.id, text, { parse_mode: "HTML" })
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(GrammyError);
  expect((error as GrammyError).description).toContain(description);
  expect(simulator.calls.length - before).toBeLessThanOrEqual(1);
  expect(deferred).toEqual([]);
});

it("counts what it sends in the pace that the outbox keeps", async () => {
  const { api, person, pace } = await start();

  await api.sendMessage(person.id, "hi");

  expect(pace.delay(person.id, "sendMessage", Date.now())).toBeGreaterThan(0);
});

interface Options {
  patienceMs?: number;
  now?: () => Date;
}

async function start({ patienceMs, now }: Options = {}) {
  const simulator = await startSimulator(now ? { now } : {});
  const http = createHttpClient(simulator.url);
  onTestFinished(async () => {
    await http.close();
    await simulator.close();
  });
  const person = simulator.world.addPerson({ firstName: "Айгерім" });
  person.starts();

  const deferred: object[] = [];
  const blocked: number[] = [];
  const pace = new Pace(TELEGRAM_PACE);
  const api = new Api(simulator.token, http.options);
  api.config.use(
    directCalls({
      pace,
      defer: (chatId, method, payload) =>
        Promise.resolve(void deferred.push({ chatId, method, payload })),
      onBlocked: (chatId) => Promise.resolve(void blocked.push(chatId)),
      ...(patienceMs !== undefined && { patienceMs }),
    }),
  );
  return { simulator, person, api, pace, deferred, blocked };
}

function words(person: Awaited<ReturnType<typeof start>>["person"]): (string | undefined)[] {
  return person.sees().map((message) => message.text);
}
