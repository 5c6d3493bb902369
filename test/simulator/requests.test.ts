import { expect, it } from "vitest";
import { post, start } from "./start.js";

it("refuses a wrong token as Telegram does", async () => {
  const { simulator } = await start();

  const answer = await post({ url: simulator.url, token: "1:wrong" }, "getMe", {});

  const body = { ok: false, error_code: 401, description: "Unauthorized" };
  expect(answer).toEqual({ status: 401, body });
});

it("knows no method that the Bot API does not have", async () => {
  const { simulator } = await start();

  const answer = await post(simulator, "sendMesage", { chat_id: 1, text: "hi" });

  const body = { ok: false, error_code: 404, description: "Not Found" };
  expect(answer).toEqual({ status: 404, body });
});

it("says loudly that a method of the Bot API is not imitated", async () => {
  const { simulator, aigerim } = await start();

  const answer = await post(simulator, "sendDice", { chat_id: aigerim.id });

  expect(answer.status).toBe(501);
  expect(answer.body).toMatchObject({ description: expect.stringContaining("sendDice") as string });
});

it("takes method names in any case", async () => {
  const { simulator } = await start();

  const answer = await post(simulator, "GETME", {});

  expect(answer.body).toMatchObject({ ok: true, result: { is_bot: true } });
});

it("reads parameters from the address", async () => {
  const { simulator, aigerim } = await start();
  const query = new URLSearchParams({ chat_id: String(aigerim.id), text: "42" });

  const response = await fetch(
    `${simulator.url}/bot${simulator.token}/sendMessage?${query.toString()}`,
  );

  expect(await response.json()).toMatchObject({ ok: true, result: { text: "42" } });
});

it("reads a form, with JSON where an object is wanted", async () => {
  const { simulator, aigerim } = await start();
  const reply_markup = { inline_keyboard: [[{ text: "Yes", callback_data: "yes" }]] };
  const form = new URLSearchParams({
    chat_id: String(aigerim.id),
    text: "Sure?",
    disable_notification: "true",
    reply_markup: JSON.stringify(reply_markup),
  });

  const response = await fetch(`${simulator.url}/bot${simulator.token}/sendMessage`, {
    method: "POST",
    body: form,
  });

  expect(await response.json()).toMatchObject({
    ok: true,
    result: { text: "Sure?", reply_markup },
  });
});

it("reads a multipart form with the file in its own field", async () => {
  const { simulator, aigerim } = await start();
  const form = new FormData();
  form.set("chat_id", String(aigerim.id));
  form.set("caption", "The plan of the park");
  form.set("document", new Blob(["%PDF-1.7"]), "жоспар.pdf");

  const response = await fetch(`${simulator.url}/bot${simulator.token}/sendDocument`, {
    method: "POST",
    body: form,
  });

  expect(await response.json()).toMatchObject({
    result: {
      caption: "The plan of the park",
      document: { file_name: "жоспар.pdf", mime_type: "application/pdf", file_size: 8 },
    },
  });
});

it("refuses a body that is not JSON", async () => {
  const { simulator } = await start();

  const response = await fetch(`${simulator.url}/bot${simulator.token}/getMe`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    description: "Bad Request: can't parse JSON object",
  });
});
