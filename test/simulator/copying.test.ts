import { expect, it } from "vitest";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";
import { refusal, start } from "./start.js";

async function startDesk() {
  const parts = await start();
  const asel = parts.world.addPerson({ firstName: "Asel" });
  const desk = parts.world.addGroup({ title: "Desk", members: [asel], botIsAdmin: true });
  return { ...parts, asel, desk };
}

it("copies a message without a trace of its author", async () => {
  const { api, aigerim, desk } = await startDesk();
  const { message } = aigerim.sends("5 гектар, /apply");

  const copy = await api.copyMessage(desk.id, aigerim.id, message.message_id);

  expect(desk.messages().at(-1)).toMatchObject({
    message_id: copy.message_id,
    text: "5 гектар, /apply",
    entities: [{ type: "bot_command" }],
  });
  expect(desk.messages().at(-1)?.forward_origin).toBeUndefined();
});

it("copies a photo under another caption", async () => {
  const { api, aigerim, desk } = await startDesk();
  const { message } = aigerim.sendsPhoto(samplePhoto, { caption: "the yard" });

  await api.copyMessage(desk.id, aigerim.id, message.message_id, { caption: "C-2026-000001" });

  expect(desk.messages().at(-1)).toMatchObject({ caption: "C-2026-000001", photo: message.photo });
});

it("forwards a message with its origin", async () => {
  const { api, aigerim, desk } = await startDesk();
  const { message } = aigerim.sends("question");

  const forwarded = await api.forwardMessage(desk.id, aigerim.id, message.message_id);

  expect(forwarded).toMatchObject({
    text: "question",
    forward_origin: { type: "user", sender_user: { id: aigerim.id } },
  });
});

it("keeps an album together under a number of its own, and passes over what is gone", async () => {
  const { api, aigerim, desk } = await startDesk();
  const parts = aigerim.sendsAlbum([samplePhoto, samplePhoto, samplePhoto], { caption: "yard" });
  const ids = parts.map(({ message }) => message.message_id);
  aigerim.deletes(ids[1] ?? 0);

  const copies = await api.copyMessages(desk.id, aigerim.id, ids, { remove_caption: true });

  const groups = desk.messages().map(({ media_group_id }) => media_group_id);
  expect(copies).toHaveLength(2);
  expect(new Set(groups).size).toBe(1);
  expect(groups[0]).not.toBe(parts[0]?.message.media_group_id);
  expect(desk.messages()[0]?.caption).toBeUndefined();
});

it("forwards several messages at once", async () => {
  const { api, aigerim, desk } = await startDesk();
  const ids = ["one", "two"].map((text) => aigerim.sends(text).message.message_id);

  await api.forwardMessages(desk.id, aigerim.id, ids);

  expect(desk.messages().map(({ text }) => text)).toEqual(["one", "two"]);
});

it("copies nothing that is not there or may not leave", async () => {
  const { api, aigerim, asel, desk } = await startDesk();
  const guarded = await api.sendMessage(aigerim.id, "secret", { protect_content: true });
  desk.removeMember(asel);
  const service = desk.messages().at(-1)?.message_id ?? 0;
  const copy = (from: number, id: number) => refusal(api.copyMessage(aigerim.id, from, id));

  expect(await copy(aigerim.id, 999)).toBe("Bad Request: message to copy not found");
  expect(await copy(aigerim.id, guarded.message_id)).toBe("Bad Request: message can't be copied");
  expect(await copy(desk.id, service)).toBe("Bad Request: message can't be copied");
  expect(await refusal(api.forwardMessage(desk.id, aigerim.id, 999))).toBe(
    "Bad Request: message to forward not found",
  );
  expect(await refusal(api.copyMessages(desk.id, aigerim.id, [2, 1]))).toContain("increasing");
});
