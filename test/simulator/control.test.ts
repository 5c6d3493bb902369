import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InlineKeyboard } from "grammy";
import { expect, it } from "vitest";
import type { Act, SimEvent, SimState } from "../../src/simulator/control-types.js";
import { start } from "./start.js";

const json = { "content-type": "application/json" };

async function startControl(options: Parameters<typeof start>[0] = {}) {
  const parts = await start(options);
  const { url } = parts.simulator;
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method,
      headers: json,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const act = (deed: Act) => send("POST", "/sim/act", deed);
  const state = async () => (await send("GET", "/sim/state")).body as SimState;
  return { ...parts, send, act, state };
}

/** Reads server-sent events until one fits. */
async function readEvents(address: string, isLast: (event: SimEvent) => boolean) {
  const response = await fetch(address);
  const events: { id: number; event: SimEvent }[] = [];
  let rest = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (rest + Buffer.from(chunk).toString("utf8")).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const match = /^id: (\d+)\ndata: (.*)$/.exec(block);
      if (!match) continue;
      const event = JSON.parse(match[2] ?? "") as SimEvent;
      events.push({ id: Number(match[1]), event });
      if (isLast(event)) return events;
    }
  }
  throw new Error("The stream ended");
}

it("shows the whole world at once", async () => {
  const { simulator, state, world, aigerim } = await startControl();
  const group = world.addGroup({ title: "Desk", members: [aigerim], isForum: true });
  const { threadId } = group.createTopic("Case");
  simulator.faults.add({ method: "sendMessage", kind: "500" });
  simulator.setHostStatus({ bot: "running", deaths: 2 });

  expect(await state()).toMatchObject({
    bot: { user: { id: world.bot.id } },
    people: [{ user: { first_name: "Aigerim" }, hasStarted: true }],
    chats: [
      { chat: { id: aigerim.id }, messages: [{ message: { text: "/start" } }] },
      { chat: { id: group.id }, topics: [{ threadId, name: "Case" }] },
    ],
    faults: [{ method: "sendMessage", kind: "500" }],
    host: { bot: "running", deaths: 2 },
  });
});

it("lets the page act as a person", async () => {
  const { act, api, aigerim } = await startControl();
  const person = aigerim.id;
  const { message_id } = await api.sendMessage(person, "Sure?", {
    reply_markup: new InlineKeyboard().text("No", "no").text("Yes", "yes"),
  });
  const file = { name: "a.txt", contentType: "text/plain", base64: "c8OkbGVt" };

  const said = await act({ person, action: "send", text: "hello" });
  const pressed = await act({ person, action: "press", messageId: message_id, row: 0, column: 1 });
  const filed = await act({ person, action: "document", file, caption: "for you" });
  const filmed = await act({ person, action: "video", file, caption: "and to see" });

  expect(said).toMatchObject({ status: 200, body: { ok: true, messageIds: [3] } });
  expect(pressed).toMatchObject({ body: { ok: true, messageIds: [] } });
  expect(filed).toMatchObject({ body: { messageIds: [4] } });
  expect(filmed).toMatchObject({ body: { messageIds: [5] } });
  const updates = await api.getUpdates({});
  expect(updates).toMatchObject([
    { message: { text: "hello" } },
    { callback_query: { data: "yes" } },
    { message: { caption: "for you", document: { file_name: "a.txt", file_size: 6 } } },
    { message: { caption: "and to see", video: { file_name: "a.txt", duration: 5 } } },
  ]);
});

it("lets the page run a group", async () => {
  const { act, world, aigerim } = await startControl();
  const desk = world.addGroup({
    title: "Desk",
    members: [aigerim],
    isForum: true,
    botIsAdmin: true,
  });
  const place = { person: aigerim.id, chat: desk.id };

  await act({ ...place, action: "createTopic", name: "Case" });
  const thread = desk.topics()[0]?.threadId ?? 0;
  await act({ ...place, action: "send", thread, text: "in the topic" });
  await act({ ...place, action: "closeTopic", thread });
  const closed = desk.topics();
  await act({ ...place, action: "deleteTopic", thread });
  const removed = await act({ ...place, action: "removeBot" });

  expect(closed).toMatchObject([{ isClosed: true }]);
  expect(desk.topics()).toEqual([]);
  expect(removed.body).toMatchObject({ ok: true, updateIds: [expect.any(Number)] });
});

it("says in words what cannot be done", async () => {
  const { act, send, aigerim } = await startControl();

  const press = await act({ person: aigerim.id, action: "press", label: "Send" });
  const nobody = await act({ person: 1, action: "send", text: "hi" });
  const nowhere = await send("GET", "/sim/weather");

  expect(press).toEqual({
    status: 400,
    body: { ok: false, error: 'No button says "Send"; there are: none' },
  });
  expect(nobody).toMatchObject({ status: 400, body: { error: "There is no person 1" } });
  expect(nowhere.status).toBe(404);
});

it("streams what happens after the state that the page has", async () => {
  const { simulator, state, api, aigerim } = await startControl();
  const { lastEventId } = await state();
  aigerim.sends("before the page listens");

  const reading = readEvents(
    `${simulator.url}/sim/events?since=${lastEventId}`,
    (event) => event.type === "edit",
  );
  const { message_id } = await api.sendMessage(aigerim.id, "one");
  await api.editMessageText(aigerim.id, message_id, "two");
  const events = await reading;

  const changes = events.map(({ event }) => event).filter(({ type }) => /message|edit/.test(type));
  expect(changes).toMatchObject([
    { type: "message", view: { message: { text: "before the page listens" } } },
    { type: "message", view: { message: { text: "one" } } },
    { type: "edit", view: { message: { text: "two" } } },
  ]);
  expect(events[0]?.id).toBe(lastEventId + 1);
});

it("tells a page that was away too long to read all anew", async () => {
  const { simulator } = await startControl();

  const events = await readEvents(
    `${simulator.url}/sim/events?since=999999`,
    ({ type }) => type === "reset",
  );

  expect(events).toHaveLength(1);
});

it("sets and lifts faults, and repeats updates", async () => {
  const { send, simulator, aigerim } = await startControl();
  aigerim.sends("hello");

  const added = await send("POST", "/sim/faults", { kind: "429", method: "/^send/" });
  const listed = simulator.faults.list();
  await send("DELETE", `/sim/faults/${listed[0]?.id}`);
  const again = await send("POST", "/sim/redeliver", { what: "last" });

  expect(added.body).toMatchObject({ kind: "429", struck: 0 });
  expect(listed).toHaveLength(1);
  expect(simulator.faults.list()).toEqual([]);
  expect(again.body).toMatchObject({ ok: true, updateIds: [expect.any(Number)] });
});

it("serves the files that people sent", async () => {
  const { simulator, aigerim } = await startControl();
  const { message } = aigerim.sendsPhoto();
  const fileId = message.photo?.at(-1)?.file_id ?? "";

  const response = await fetch(`${simulator.url}/sim/files/${fileId}`);

  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect((await response.arrayBuffer()).byteLength).toBe(message.photo?.at(-1)?.file_size);
});

it("serves the page, and nothing outside of its folders", async () => {
  const outer = await mkdtemp(join(tmpdir(), "page-"));
  const inner = await mkdtemp(join(outer, "inner-"));
  await writeFile(join(outer, "secret.txt"), "secret");
  await writeFile(join(inner, "index.html"), "<!doctype html>phones");
  const { simulator } = await startControl({ pageFolders: [join(outer, "none"), inner] });

  const page = await fetch(`${simulator.url}/`);
  const outside = await fetch(`${simulator.url}/%2e%2e/secret.txt`);
  const encoded = await fetch(`${simulator.url}/..%2fsecret.txt`);

  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toContain("phones");
  expect([outside.status, encoded.status]).toEqual([404, 404]);
});

it("answers the host's own addresses, and no other site's page", async () => {
  const kill = { method: "POST", path: "/host/bot/kill" };
  const { simulator, send } = await startControl({
    hostRoutes: [
      { ...kill, answer: (_request, response) => void response.end(JSON.stringify({ ok: true })) },
    ],
  });

  const own = await send("POST", kill.path);
  const foreign = await fetch(simulator.url + kill.path, {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
  });

  expect(own).toEqual({ status: 200, body: { ok: true } });
  expect(foreign.status).toBe(403);
});
