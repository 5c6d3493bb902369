import { InlineKeyboard, Keyboard } from "grammy";
import { expect, it } from "vitest";
import { movableClock, refusal, start } from "./start.js";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

it("turns a press into a callback query, and its answer into a toast", async () => {
  const { api, aigerim } = await start();
  await api.sendMessage(aigerim.id, "Take it?", {
    reply_markup: new InlineKeyboard().text("Take", "case:take:7").text("Leave", "case:leave:7"),
  });

  const query = aigerim.presses("Take").update?.callback_query;
  await api.answerCallbackQuery(query?.id ?? "", { text: "Taken", show_alert: true });

  expect(query).toMatchObject({
    from: { id: aigerim.id },
    data: "case:take:7",
    message: { text: "Take it?", reply_markup: { inline_keyboard: [[{}, { text: "Leave" }]] } },
  });
  expect(aigerim.toasts()).toMatchObject([{ text: "Taken", isAlert: true }]);
});

it("sends where a person stands by the button that asks for it", async () => {
  const { api, aigerim } = await start();
  await api.sendMessage(aigerim.id, "Where?", {
    reply_markup: new Keyboard().requestLocation("I am here").row().text("Skip").oneTime(),
  });

  const { update } = aigerim.presses("I am here");

  expect(update?.message?.location).toMatchObject({ latitude: 43.238949, longitude: 76.889709 });
  expect(aigerim.keyboard()).toMatchObject({ kind: "keyboard", isCollapsed: true });
});

it("answers a press once", async () => {
  const { api, aigerim } = await start();
  await api.sendMessage(aigerim.id, "?", { reply_markup: new InlineKeyboard().text("Yes", "yes") });
  const id = aigerim.presses("Yes").update?.callback_query?.id ?? "";

  await api.answerCallbackQuery(id);

  expect(await refusal(api.answerCallbackQuery(id))).toBe(tooOld);
  expect(await refusal(api.answerCallbackQuery("unknown"))).toBe(tooOld);
  expect(aigerim.toasts()).toEqual([]);
});

it("lets a press grow too old", async () => {
  const clock = movableClock();
  const { api, aigerim } = await start({ now: clock.now, callbackLifetimeMs: 10_000 });
  await api.sendMessage(aigerim.id, "?", { reply_markup: new InlineKeyboard().text("Yes", "yes") });
  const id = aigerim.presses("Yes").update?.callback_query?.id ?? "";

  clock.advance(10_001);

  expect(await refusal(api.answerCallbackQuery(id))).toBe(tooOld);
});

it("presses the newest button that fits the words best", async () => {
  const { api, aigerim } = await start();
  const send = (...labels: string[]) =>
    api.sendMessage(aigerim.id, labels.join(), {
      reply_markup: InlineKeyboard.from([
        labels.map((label) => InlineKeyboard.text(label, `${label}!`)),
      ]),
    });
  await send("Back", "Next page");
  await send("Back to the menu", "✅ Send");

  const whole = aigerim.presses("Back");
  const beginning = aigerim.presses("Next");
  const part = aigerim.presses("Send");

  expect([whole, beginning, part].map(({ update }) => update?.callback_query?.data)).toEqual([
    "Back!",
    "Next page!",
    "✅ Send!",
  ]);
});

it("says which buttons there are when the words fit none or several", async () => {
  const { api, aigerim } = await start();
  await api.sendMessage(aigerim.id, "Which?", {
    reply_markup: new InlineKeyboard().text("Park A", "a").text("Park B", "b"),
  });

  expect(() => aigerim.presses("Depot")).toThrow('there are: "Park A", "Park B"');
  expect(() => aigerim.presses("Park")).toThrow('on several buttons: "Park A", "Park B"');
});

it("sends the words of a reply button as a message", async () => {
  const { api, aigerim } = await start();
  await api.sendMessage(aigerim.id, "Name?", { reply_markup: new Keyboard().text("Skip") });

  const { update } = aigerim.presses("Skip");

  expect(update?.message).toMatchObject({ text: "Skip" });
});

it("sends one's own contact and place from the request buttons", async () => {
  const { api, world } = await start();
  const dana = world.addPerson({ firstName: "Dana", phoneNumber: "+77015550101" });
  dana.starts();
  await api.sendMessage(dana.id, "Where, and who?", {
    reply_markup: new Keyboard().requestContact("My phone").requestLocation("I am here"),
  });

  const contact = dana.presses("My phone").message?.contact;
  const location = dana.presses("I am here").message?.location;

  expect(contact).toEqual({ phone_number: "+77015550101", first_name: "Dana", user_id: dana.id });
  expect(location).toMatchObject({ latitude: expect.closeTo(43.2, 0) as number });
});

it("shows a keyboard until it is removed or replaced", async () => {
  const { api, aigerim } = await start();
  const say = (reply_markup: Keyboard | { remove_keyboard: true }) =>
    api.sendMessage(aigerim.id, "…", { reply_markup });
  const labels = () => {
    const shown = aigerim.keyboard();
    return shown?.kind === "keyboard" ? shown.markup.keyboard.flat() : [];
  };

  await say(new Keyboard().text("One"));
  await api.sendMessage(aigerim.id, "a message without a keyboard");
  const kept = labels();
  await say(new Keyboard().text("Two"));
  const replaced = labels();
  await say({ remove_keyboard: true });

  expect(kept).toMatchObject([{ text: "One" }]);
  expect(replaced).toMatchObject([{ text: "Two" }]);
  expect(aigerim.keyboard()).toBeUndefined();
});

it("folds a one-time keyboard after use, and drops it with its message", async () => {
  const { api, aigerim } = await start();
  const sent = await api.sendMessage(aigerim.id, "?", {
    reply_markup: new Keyboard().text("Yes").oneTime(),
  });

  aigerim.presses("Yes");
  const folded = aigerim.keyboard();
  await api.deleteMessage(aigerim.id, sent.message_id);

  expect(folded).toMatchObject({ kind: "keyboard", isCollapsed: true });
  expect(aigerim.keyboard()).toBeUndefined();
});

it("makes the next message a reply when the bot forces one", async () => {
  const { api, aigerim } = await start();
  const ask = () => api.sendMessage(aigerim.id, "Answer:", { reply_markup: { force_reply: true } });

  const question = await ask();
  const answer = aigerim.sends("here it is");
  const next = aigerim.sends("and more");
  await ask();
  const declined = aigerim.sends("something else", { replyTo: null });

  expect(answer.message.reply_to_message?.message_id).toBe(question.message_id);
  expect(next.message.reply_to_message).toBeUndefined();
  expect(declined.message.reply_to_message).toBeUndefined();
});

it("asks only those in a group whom a selective message concerns", async () => {
  const { api, world } = await start();
  const [asel, berik] = ["Asel", "Berik"].map((firstName) => world.addPerson({ firstName }));
  if (!asel || !berik) throw new Error("Two people are needed");
  const group = world.addGroup({ title: "Desk", members: [asel, berik], botIsAdmin: true });

  await api.sendMessage(group.id, `<a href="tg://user?id=${asel.id}">Asel</a>, your answer:`, {
    parse_mode: "HTML",
    reply_markup: { force_reply: true, selective: true },
  });

  expect(asel.keyboard(group.id)).toMatchObject({ kind: "force-reply" });
  expect(berik.keyboard(group.id)).toBeUndefined();
});
