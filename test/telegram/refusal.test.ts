import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { Api } from "grammy";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHttpClient } from "../../src/telegram/http-client.js";
import { nameRefusal, type Refusal, surelyNotSent } from "../../src/telegram/refusal.js";

const TOKEN = "700000001:simulated-token-of-no-use-elsewhere";

describe("Telegram's words have one meaning each", () => {
  it.each<[Refusal, number, string]>([
    ["blocked", 403, "Forbidden: bot was blocked by the user"],
    ["blocked", 403, "Forbidden: user is deactivated"],
    ["blocked", 403, "Forbidden: bot can't initiate conversation with a user"],
    ["kicked", 403, "Forbidden: bot was kicked from the supergroup chat"],
    ["kicked", 403, "Forbidden: bot was kicked from the group chat"],
    ["kicked", 403, "Forbidden: bot is not a member of the supergroup chat"],
    ["kicked", 403, "Forbidden: the group chat was deleted"],
    ["chat-gone", 400, "Bad Request: chat not found"],
    ["chat-gone", 400, "Bad Request: PEER_ID_INVALID"],
    ["migrated", 400, "Bad Request: group chat was upgraded to a supergroup chat"],
    ["topic-gone", 400, "Bad Request: message thread not found"],
    ["topic-gone", 400, "Bad Request: TOPIC_ID_INVALID"],
    ["topic-gone", 400, "Bad Request: TOPIC_DELETED"],
    ["topic-closed", 400, "Bad Request: TOPIC_CLOSED"],
    ["message-gone", 400, "Bad Request: message to edit not found"],
    ["message-gone", 400, "Bad Request: message to delete not found"],
    ["message-gone", 400, "Bad Request: message to copy not found"],
    ["message-gone", 400, "Bad Request: message to forward not found"],
    ["message-gone", 400, "Bad Request: message to react not found"],
    ["message-gone", 400, "Bad Request: message to be replied not found"],
    ["message-gone", 400, "Bad Request: message can't be edited"],
    ["message-gone", 400, "Bad Request: MESSAGE_ID_INVALID"],
    [
      "not-modified",
      400,
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    ],
    [
      "query-old",
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    ["reaction-refused", 400, "Bad Request: REACTION_INVALID"],
    ["no-rights", 400, "Bad Request: not enough rights to manage topics"],
    ["no-rights", 400, "Bad Request: not enough rights to send text messages to the chat"],
    ["no-rights", 400, "Bad Request: the chat is not a forum"],
    ["no-rights", 400, "Bad Request: CHAT_ADMIN_REQUIRED"],
    ["too-many", 429, "Too Many Requests: retry after 3"],
    ["server", 500, "Internal Server Error"],
    ["server", 502, "Bad Gateway"],
    ["token", 401, "Unauthorized"],
    ["conflict", 409, "Conflict: terminated by other getUpdates request"],
    ["other", 400, "Bad Request: can't parse entities: unclosed start tag at byte offset 3"],
    ["other", 404, "Not Found: method not found"],
    ["other", 400, "Bad Request: message is too long"],
    ["other", 400, "Bad Request: BUTTON_DATA_INVALID"],
    ["other", 400, "Bad Request: wrong file identifier/HTTP URL specified"],
  ])("%s: %i %s", (meaning, error_code, description) => {
    expect(nameRefusal({ error_code, description })).toBe(meaning);
  });
});

describe("a broken call may be repeated freely only when nothing was written", () => {
  it("knows that a refused connection carried nothing", async () => {
    const error = await failedCall(`http://127.0.0.1:${await closedPort()}`);

    expect(surelyNotSent(error)).toBe(true);
  });

  it("knows that an unknown host carried nothing", async () => {
    const error = await failedCall("http://no-such-host.invalid");

    expect(surelyNotSent(error)).toBe(true);
  });

  it("is unsure when the connection breaks after the call was written", async () => {
    const error = await failedCall(await hangUpAfterReading());

    expect(surelyNotSent(error)).toBe(false);
  });

  it("is unsure of what it does not know", () => {
    expect(surelyNotSent(new Error("socket hang up"))).toBe(false);
    expect(surelyNotSent("what?")).toBe(false);
  });
});

async function failedCall(apiRoot: string): Promise<unknown> {
  const http = createHttpClient(apiRoot);
  onTestFinished(() => http.close());
  return new Api(TOKEN, http.options).getMe().then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function hangUpAfterReading(): Promise<string> {
  const server = createServer((socket) => socket.once("data", () => socket.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
