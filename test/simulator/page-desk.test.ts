import { expect, it } from "vitest";
import { describePage, fieldOf, messagesOf, openPage, say } from "./page-setup.js";

describePage("the staff's phone on the try page", () => {
  it("lets a clerk walk to a topic with arrow keys and answer the person's words there", async () => {
    const { bot, group, phones, page, simulator } = await openPage();
    const road = await createTopic(bot, group.id, "C-2026-000001");
    await createTopic(bot, group.id, "A-2026-000002");
    const place = { chat_id: group.id, message_thread_id: road };
    await bot.call("sendMessage", { ...place, text: "The road is broken" });
    const topic = phones.staff.getByRole("button", { name: /C-2026-000001/ });
    await topic.getByLabel("2 unread").waitFor();

    await phones.staff.getByRole("button", { name: /General/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await messagesOf(phones.staff).getByText("The road is broken").click({ button: "right" });
    await phones.staff.getByRole("menuitem", { name: "Reply" }).click();
    await say(phones.staff, "We are sending a crew");

    await simulator.waitUntil(() => bot.heard.some(({ message }) => message?.text));
    expect(bot.heard.at(-1)?.message).toMatchObject({
      message_thread_id: road,
      from: { first_name: "Gulnur" },
      reply_to_message: { text: "The road is broken" },
    });
    await phones.staff.getByRole("button", { name: "Back to the list" }).click();
    expect(await topic.getByLabel(/unread/).count()).toBe(0);
  });

  it("quotes nothing for a plain message in a topic, though Telegram hangs it on the first one", async () => {
    const { bot, group, phones } = await openPage();
    await createTopic(bot, group.id, "C-2026-000001");
    await phones.staff.getByRole("button", { name: /C-2026-000001/ }).click();

    await say(phones.staff, "A note");

    const note = messagesOf(phones.staff).last();
    await note.getByText("A note").waitFor();
    expect(await note.locator(".quote").count()).toBe(0);
  });

  it("puts a clerk into an answer that the bot asks for, and lets her decline it", async () => {
    const { bot, group, phones, simulator } = await openPage();
    const thread = await createTopic(bot, group.id, "C-2026-000001");
    await phones.staff.getByRole("button", { name: /C-2026-000001/ }).click();
    const place = { chat_id: group.id, message_thread_id: thread };
    const reply_markup = { force_reply: true, input_field_placeholder: "Answer to Dmitry" };

    await bot.call("sendMessage", { ...place, text: "Your answer?", reply_markup });
    await phones.staff.getByPlaceholder("Answer to Dmitry").waitFor();
    await say(phones.staff, "Tomorrow");
    await bot.call("sendMessage", { ...place, text: "And the next?", reply_markup });
    await phones.staff.getByPlaceholder("Answer to Dmitry").press("Escape");
    await say(phones.staff, "A note");

    await simulator.waitUntil(() => bot.heard.at(-1)?.message?.text === "A note");
    const answers = bot.heard.flatMap(({ message }) => (message?.text ? [message] : []));
    expect(answers[0]?.reply_to_message?.text).toBe("Your answer?");
    expect(answers[1]?.reply_to_message?.text).toBeUndefined();
  });

  it("lets two clerks act in turn, and tells each by name what the bot answered", async () => {
    const { bot, group, phones } = await openPage();
    bot.answer = async ({ callback_query: query }) => {
      if (!query) return;
      const text = `Taken by ${query.from.first_name}`;
      await bot.call("answerCallbackQuery", { callback_query_id: query.id, text });
    };
    const reply_markup = { inline_keyboard: [[{ text: "Take", callback_data: "take" }]] };
    await bot.call("sendMessage", { chat_id: group.id, text: "A card", reply_markup });
    await phones.staff.getByRole("button", { name: /General/ }).click();

    await phones.staff.getByRole("button", { name: /^Bauyrzhan/ }).click();
    await phones.staff.getByRole("button", { name: "Take" }).click();
    await phones.staff.getByText("Taken by Bauyrzhan").waitFor();
    await phones.staff.getByRole("button", { name: /^Gulnur/ }).click();
    await phones.staff.getByRole("button", { name: "Take" }).click();

    await phones.staff.getByText("Taken by Gulnur").waitFor();
  });

  it("goes back to the list when the topic that a clerk reads is deleted", async () => {
    const { bot, group, phones, page } = await openPage();
    await createTopic(bot, group.id, "C-2026-000001");
    await phones.staff.getByRole("button", { name: /C-2026-000001/ }).click();

    await page.getByRole("button", { name: "Faults", exact: true }).click();
    await page.getByRole("button", { name: /Delete this topic/ }).click();

    await phones.staff.getByRole("button", { name: /General/ }).waitFor();
    expect(group.topics()).toEqual([]);
  });

  it("shows a plain group as one chat, and follows it when it becomes a supergroup", async () => {
    const { bot, group, phones } = await openPage({ desk: "plain group" });
    await bot.call("sendMessage", { chat_id: group.id, text: "A card" });
    await messagesOf(phones.staff).getByText("A card").waitFor();

    await phones.staff.getByRole("button", { name: "Chat menu" }).click();
    await phones.staff.getByRole("menuitem", { name: "Make it a supergroup" }).click();
    await messagesOf(phones.staff).getByText("The group became a supergroup").first().waitFor();
    await say(phones.staff, "We go on here");

    await messagesOf(phones.staff).getByText("We go on here").waitFor();
  });

  it("bars a plain member from a closed topic, marks it, and lets the owner reopen it", async () => {
    const { bot, group, phones } = await openPage();
    const thread = await createTopic(bot, group.id, "C-2026-000001");
    await bot.call("closeForumTopic", { chat_id: group.id, message_thread_id: thread });
    await phones.staff.getByRole("img", { name: "closed" }).waitFor();

    await phones.staff.getByRole("button", { name: /^Bauyrzhan/ }).click();
    await phones.staff.getByRole("button", { name: /C-2026-000001/ }).click();
    expect(await fieldOf(phones.staff).isVisible()).toBe(false);
    await phones.staff.getByRole("button", { name: /^Gulnur/ }).click();
    await phones.staff.getByRole("button", { name: "Chat menu" }).click();
    await phones.staff.getByRole("menuitem", { name: "Reopen the topic" }).click();

    await messagesOf(phones.staff).getByText("The topic was reopened").waitFor();
    await phones.staff.getByRole("button", { name: /^Bauyrzhan/ }).click();
    expect(await fieldOf(phones.staff).isVisible()).toBe(true);
  });
});

async function createTopic(
  bot: Awaited<ReturnType<typeof openPage>>["bot"],
  chat_id: number,
  name: string,
): Promise<number> {
  const topic = await bot.call<{ message_thread_id: number }>("createForumTopic", {
    chat_id,
    name,
  });
  return topic.message_thread_id;
}
