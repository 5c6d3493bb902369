import { InputFile, InputMediaBuilder } from "grammy";
import type { Message } from "grammy/types";
import { expect, it } from "vitest";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { refusal, refused, start } from "./start.js";

const plan = { name: "plan.pdf", mimeType: "application/pdf", bytes: Buffer.from("%PDF-1.7 plan") };

async function download(simulator: { url: string; token: string }, path: string | undefined) {
  const response = await fetch(`${simulator.url}/file/bot${simulator.token}/${path}`);
  return Buffer.from(await response.arrayBuffer());
}

it("brings a person's document to the bot byte by byte", async () => {
  const { simulator, api, aigerim } = await start();

  const { update } = aigerim.sendsDocument(plan, { caption: "our plan" });
  const document = update?.message?.document;
  const file = await api.getFile(document?.file_id ?? "");

  expect(update?.message).toMatchObject({
    caption: "our plan",
    document: { file_name: "plan.pdf", mime_type: "application/pdf", file_size: 13 },
  });
  expect(file).toMatchObject({ file_size: 13, file_unique_id: document?.file_unique_id });
  expect(await download(simulator, file.file_path)).toEqual(plan.bytes);
});

it("brings a person's video to the bot, which can send it on", async () => {
  const { simulator, api, aigerim } = await start();
  const clip = { name: "yard.mp4", mimeType: "video/mp4", bytes: Buffer.from("0000ftypisom") };

  const { update } = aigerim.sendsVideo(clip, { caption: "the yard" });
  const video = update?.message?.video;
  const file = await api.getFile(video?.file_id ?? "");
  const again = await api.sendVideo(aigerim.id, video?.file_id ?? "");
  const copied = await api.copyMessage(aigerim.id, aigerim.id, update?.message?.message_id ?? 0);

  expect(update?.message).toMatchObject({ caption: "the yard", video: { file_name: "yard.mp4" } });
  expect(await download(simulator, file.file_path)).toEqual(clip.bytes);
  expect(again.video).toEqual(video);
  expect(simulator.world.getMessage(aigerim.id, copied.message_id).message.video).toEqual(video);
  expect(await refusal(api.sendPhoto(aigerim.id, video?.file_id ?? ""))).toBe(
    "Bad Request: can't use file of type Video as Photo",
  );
});

it("shows a photo in two sizes, the larger one last", async () => {
  const { simulator, api, aigerim } = await start();
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452000005000000028008", "hex");

  const { message } = aigerim.sendsPhoto({
    name: "yard.png",
    mimeType: "image/png",
    bytes: header,
  });
  const largest = message.photo?.at(-1);
  const file = await api.getFile(largest?.file_id ?? "");

  expect(message.photo).toMatchObject([
    { width: 320, height: 160 },
    { width: 1280, height: 640 },
  ]);
  expect(await download(simulator, file.file_path)).toEqual(header);
});

it("brings the parts of an album one by one", async () => {
  const { simulator, aigerim } = await start();

  const parts = aigerim.sendsAlbum([samplePhoto, samplePhoto, samplePhoto], {
    caption: "the yard",
  });

  const messages = simulator.pendingUpdates().map(({ message }) => message);
  expect(messages).toHaveLength(3);
  expect(new Set(messages.map((message) => message?.media_group_id)).size).toBe(1);
  expect(messages.map((message) => message?.caption)).toEqual(["the yard", undefined, undefined]);
  expect(parts[0]?.message.media_group_id).toMatch(/^\d+$/);
});

it("sends a picture once and then by its id", async () => {
  const { api, aigerim } = await start();

  const first = await api.sendPhoto(aigerim.id, new InputFile(samplePhoto.bytes, "jobs.jpg"), {
    caption: "<b>jobs</b>",
    parse_mode: "HTML",
  });
  const fileId = first.photo.at(-1)?.file_id ?? "";
  const again = await api.sendPhoto(aigerim.id, fileId);

  expect(first).toMatchObject({ caption: "jobs", caption_entities: [{ type: "bold" }] });
  expect(again.photo).toEqual(first.photo);
});

it("sends an album of new and known pictures", async () => {
  const { api, aigerim } = await start();
  const known = aigerim.sendsPhoto().message.photo?.at(-1)?.file_id ?? "";

  const album: Message[] = await api.sendMediaGroup(aigerim.id, [
    InputMediaBuilder.photo(new InputFile(samplePhoto.bytes), { caption: "two" }),
    InputMediaBuilder.photo(known),
  ]);

  expect(album).toHaveLength(2);
  expect(album[0]).toMatchObject({ caption: "two" });
  expect(album[0]?.media_group_id).toBe(album[1]?.media_group_id);
});

it("mixes no documents with photos", async () => {
  const { api, aigerim } = await start();
  const photo = aigerim.sendsPhoto().message.photo?.at(-1)?.file_id ?? "";
  const document = aigerim.sendsDocument(plan).message.document?.file_id ?? "";

  const album = api.raw.sendMediaGroup({
    chat_id: aigerim.id,
    media: [
      { type: "photo", media: photo },
      { type: "document", media: document },
    ] as never,
  });

  expect((await refused(album)).error_code).toBe(400);
});

it("refuses files that are not what they are sent as", async () => {
  const { api, aigerim } = await start();
  const document = aigerim.sendsDocument(plan).message.document?.file_id ?? "";

  expect(await refusal(api.sendPhoto(aigerim.id, "AgACunknown"))).toBe(
    "Bad Request: wrong file identifier/HTTP URL specified",
  );
  expect(await refusal(api.sendPhoto(aigerim.id, document))).toBe(
    "Bad Request: can't use file of type Document as Photo",
  );
  expect(await refusal(api.sendPhoto(aigerim.id, new InputFile(plan.bytes)))).toBe(
    "Bad Request: IMAGE_PROCESS_FAILED",
  );
  expect(await refusal(api.sendDocument(aigerim.id, new InputFile(new Uint8Array())))).toBe(
    "Bad Request: file must be non-empty",
  );
  expect(await refusal(api.getFile("unknown"))).toBe(
    "Bad Request: wrong file_id or the file is temporarily unavailable",
  );
});

it("refuses a caption of more than 1024 characters", async () => {
  const { api, aigerim } = await start();
  const send = (length: number) =>
    api.sendPhoto(aigerim.id, new InputFile(samplePhoto.bytes), { caption: "қ".repeat(length) });

  await expect(send(1024)).resolves.toBeDefined();
  expect(await refusal(send(1025))).toBe("Bad Request: message caption is too long");
});

it("gives no file above 20 MB back", async () => {
  const { api, aigerim } = await start();
  const bytes = Buffer.alloc(20 * 1024 * 1024 + 1);
  const { message } = aigerim.sendsDocument({ ...plan, bytes });

  const words = await refusal(api.getFile(message.document?.file_id ?? ""));

  expect(words).toBe("Bad Request: file is too big");
});
