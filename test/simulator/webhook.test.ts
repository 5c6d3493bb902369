import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";
import { expect, it, onTestFinished } from "vitest";
import { refusal, refused, start } from "./start.js";

/** The bot's side: answers as told, the last answer again and again, and remembers what came. */
async function startReceiver(...answers: { status: number; body?: unknown }[]) {
  const received: { update: Update; secret: unknown }[] = [];
  const take = async (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const update = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Update;
    received.push({ update, secret: request.headers["x-telegram-bot-api-secret-token"] });
  };
  const server = createServer((request, response) => {
    void take(request).then(() => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      response.writeHead(answer?.status ?? 200).end(JSON.stringify(answer?.body ?? ""));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, received };
}

it("posts updates with the secret instead of keeping them", async () => {
  const { simulator, api, aigerim } = await start();
  const { url, received } = await startReceiver({ status: 200 });
  await api.setWebhook(url, { secret_token: "s3cret" });

  aigerim.sends("hello");
  await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);

  expect(received).toMatchObject([{ update: { message: { text: "hello" } }, secret: "s3cret" }]);
});

it("posts again what was not accepted, in order within a chat", async () => {
  const { simulator, api, aigerim } = await start();
  const { url, received } = await startReceiver({ status: 500 }, { status: 200 });
  await api.setWebhook(url);

  aigerim.sends("one");
  aigerim.sends("two");
  await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);

  const texts = received.map(({ update }) => update.message?.text);
  expect(texts).toEqual(["one", "one", "two"]);
  expect((await api.getWebhookInfo()).last_error_message).toContain("500");
});

it("carries out the call that the answer asks for", async () => {
  const { simulator, api, aigerim } = await start();
  const body = { method: "sendMessage", chat_id: aigerim.id, text: "by return" };
  const { url } = await startReceiver({ status: 200, body });
  await api.setWebhook(url);

  aigerim.sends("hello");
  await simulator.waitUntil(() => aigerim.sees().at(-1)?.text === "by return");

  expect(simulator.calls.at(-1)).toMatchObject({ method: "sendMessage", result: { ok: true } });
});

it("does not give updates in both ways at once", async () => {
  const { api } = await start();
  const { url } = await startReceiver({ status: 200 });
  await api.setWebhook(url);

  const error = await refused(api.getUpdates());
  await api.deleteWebhook();

  expect(error.error_code).toBe(409);
  expect(error.description).toContain("can't use getUpdates method while webhook is active");
  expect(await api.getUpdates()).toEqual([]);
});

it("insists on HTTPS outside of this machine", async () => {
  const { api } = await start();

  const words = await refusal(api.setWebhook("http://example.org/hook"));

  expect(words).toBe("Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
});
