import { InlineKeyboard, InputFile } from "grammy";
import { expect, it } from "vitest";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { movableClock, refusal, start } from "./start.js";

const unchanged =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly " +
  "the same as a current content and reply markup of the message";
const keyboard = new InlineKeyboard().text("Next", "next");

it("edits a text in place and says when", async () => {
  const { api, aigerim } = await start();
  const { message_id } = await api.sendMessage(aigerim.id, "page 1", { reply_markup: keyboard });

  const edited = await api.editMessageText(aigerim.id, message_id, "page <b>2</b>", {
    parse_mode: "HTML",
    reply_markup: keyboard,
  });

  expect(edited).toMatchObject({ text: "page 2", edit_date: expect.any(Number) as number });
  expect(aigerim.sees().map(({ text }) => text)).toEqual(["/start", "page 2"]);
});

it("takes the keyboard away when an edit brings none", async () => {
  const { api, aigerim } = await start();
  const { message_id } = await api.sendMessage(aigerim.id, "page 1", { reply_markup: keyboard });

  await api.editMessageText(aigerim.id, message_id, "page 2");

  expect(aigerim.sees().at(-1)?.reply_markup).toBeUndefined();
});

it("refuses an edit that changes nothing", async () => {
  const { api, aigerim } = await start();
  const sent = await api.sendMessage(aigerim.id, "<b>page</b>", {
    parse_mode: "HTML",
    reply_markup: keyboard,
  });
  const same = { parse_mode: "HTML", reply_markup: keyboard } as const;
  const { message_id } = sent;

  expect(await refusal(api.editMessageText(aigerim.id, message_id, "<b>page</b>", same))).toBe(
    unchanged,
  );
  expect(
    await refusal(api.editMessageReplyMarkup(aigerim.id, message_id, { reply_markup: keyboard })),
  ).toBe(unchanged);
  await expect(
    api.editMessageText(aigerim.id, message_id, "page", { reply_markup: keyboard }),
  ).resolves.toBeDefined();
});

it("edits neither what is not there nor what others wrote", async () => {
  const { api, aigerim } = await start();
  const { message } = aigerim.sends("mine");

  expect(await refusal(api.editMessageText(aigerim.id, 999, "x"))).toBe(
    "Bad Request: message to edit not found",
  );
  expect(await refusal(api.editMessageText(aigerim.id, message.message_id, "x"))).toBe(
    "Bad Request: message can't be edited",
  );
});

it("makes no photo out of a text, and no text out of a photo", async () => {
  const { api, aigerim } = await start();
  const text = await api.sendMessage(aigerim.id, "text");
  const photo = await api.sendPhoto(aigerim.id, new InputFile(samplePhoto.bytes));
  const media = { type: "photo", media: photo.photo[0]?.file_id ?? "" } as const;

  expect(await refusal(api.editMessageText(aigerim.id, photo.message_id, "x"))).toBe(
    "Bad Request: there is no text in the message to edit",
  );
  expect(await refusal(api.editMessageCaption(aigerim.id, text.message_id, { caption: "x" }))).toBe(
    "Bad Request: there is no caption in the message to edit",
  );
  expect(await refusal(api.editMessageMedia(aigerim.id, text.message_id, media))).toBe(
    "Bad Request: message can't be edited",
  );
});

it("edits a caption and changes a picture", async () => {
  const { api, aigerim } = await start();
  const photo = await api.sendPhoto(aigerim.id, new InputFile(samplePhoto.bytes));

  await api.editMessageCaption(aigerim.id, photo.message_id, { caption: "jobs" });
  const captioned = aigerim.sees().at(-1);
  await api.editMessageMedia(aigerim.id, photo.message_id, {
    type: "photo",
    media: new InputFile(samplePhoto.bytes, "other.jpg"),
    caption: "parks",
  });
  const changed = aigerim.sees().at(-1);

  expect(captioned?.caption).toBe("jobs");
  expect(changed?.caption).toBe("parks");
  expect(changed?.photo?.[0]?.file_id).not.toBe(photo.photo[0]?.file_id);
});

it("tells the bot of a person's edit", async () => {
  const { aigerim } = await start();
  const { message } = aigerim.sends("5 ha");

  const update = aigerim.edits(message, "7 ha");

  expect(update?.edited_message).toMatchObject({
    message_id: message.message_id,
    text: "7 ha",
    edit_date: expect.any(Number) as number,
  });
});

it("deletes messages, and tells when there is none", async () => {
  const { api, aigerim } = await start();
  const { message_id } = await api.sendMessage(aigerim.id, "gone soon");

  await api.deleteMessage(aigerim.id, message_id);

  expect(aigerim.sees().map(({ text }) => text)).toEqual(["/start"]);
  expect(await refusal(api.deleteMessage(aigerim.id, message_id))).toBe(
    "Bad Request: message to delete not found",
  );
});

it("does not delete what is older than two days", async () => {
  const clock = movableClock();
  const { api, aigerim } = await start({ now: clock.now });
  const { message_id } = await api.sendMessage(aigerim.id, "old");
  clock.advance(49 * 3600_000);

  const words = await refusal(api.deleteMessage(aigerim.id, message_id));

  expect(words).toBe("Bad Request: message can't be deleted");
});

it("deletes many at once and passes over the missing ones", async () => {
  const { api, aigerim } = await start();
  const one = await api.sendMessage(aigerim.id, "one");
  const two = await api.sendMessage(aigerim.id, "two");

  await api.deleteMessages(aigerim.id, [one.message_id, 777, two.message_id]);

  expect(aigerim.sees().map(({ text }) => text)).toEqual(["/start"]);
});
