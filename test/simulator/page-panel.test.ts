import { expect, it } from "vitest";
import { describePage, fieldOf, messagesOf, openPage, say } from "./page-setup.js";

const sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

describePage("the try page as a whole", () => {
  it("stands three phones side by side at 1280 px, with nothing to scroll sideways", async () => {
    const { page, phones } = await openPage();

    const boxes = await Promise.all(Object.values(phones).map((phone) => phone.boundingBox()));

    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
    expect(boxes.every((box) => box && box.width > 380 && box.x + box.width <= 1280)).toBe(true);
    expect(await page.evaluate(sideways)).toBe(false);
  });

  it("shows one phone at a time on a telephone, and what waits unread on the others", async () => {
    const viewport = { width: 390, height: 844 };
    const { bot, page, people, phones } = await openPage({ viewport, hasTouch: true });
    people.dmitry.starts();
    const switcher = page.getByRole("navigation", { name: "Phones" });

    await bot.call("sendMessage", { chat_id: people.dmitry.id, text: "Your complaint is closed" });

    await switcher.getByRole("button", { name: "Resident 1" }).waitFor();
    expect(await phones.resident.isVisible()).toBe(false);
    await switcher.getByRole("button", { name: /Resident/ }).tap();
    await messagesOf(phones.resident).getByText("Your complaint is closed").waitFor();
    expect(await phones.investor.isVisible()).toBe(false);
    expect(await switcher.getByRole("button", { name: "Resident" }).textContent()).toBe("Resident");
    expect(await page.evaluate(sideways)).toBe(false);
  });

  it("opens a message's menu by a tap on a telephone", async () => {
    const viewport = { width: 390, height: 844 };
    const { people, phones } = await openPage({ viewport, hasTouch: true });
    people.aigerim.starts();
    people.aigerim.sends("A long question about parks");

    await messagesOf(phones.investor).getByText("A long question").tap();

    await phones.investor.getByRole("menuitem", { name: "Edit" }).waitFor();
  });

  it.each([
    ["kk-KZ", "Инвестор", "Бастау", "Бот жұмыс істеп тұр"],
    ["ru-RU", "Инвестор", "Начать", "Бот работает"],
    ["de-DE", "Investor", "Start", "Bot is running"],
  ])("speaks the language of a browser set to %s", async (locale, role, start, alive) => {
    const { page, phones } = await openPage({ locale });

    await page.getByText(alive).waitFor();
    expect(await phones.investor.getAttribute("aria-label")).toBe(role);
    expect(await phones.investor.getByRole("button", { name: start }).isVisible()).toBe(true);
  });

  it("changes its language by a switch, and keeps what was being typed", async () => {
    const { page, people, phones } = await openPage();
    people.aigerim.starts();
    await fieldOf(phones.investor).fill("half a sent");

    await page.getByRole("button", { name: "KK" }).click();

    await page.getByRole("heading", { name: "Ботты байқап көріңіз" }).waitFor();
    expect(await fieldOf(phones.investor).inputValue()).toBe("half a sent");
    await page.reload();
    await page.getByRole("heading", { name: "Ботты байқап көріңіз" }).waitFor();
  });

  it("makes Telegram fail at the press of a button, shows it, and mends it again", async () => {
    const { bot, page, people, simulator } = await openPage();
    people.aigerim.starts();
    const send = () => bot.call("sendMessage", { chat_id: people.aigerim.id, text: "Hello" });
    await page.getByRole("button", { name: "Faults", exact: true }).click();

    await page.getByRole("button", { name: /Outage/ }).click();
    await page.getByText("Faults: 1").waitFor();
    await expect(send()).rejects.toThrow("Internal Server Error");
    await page.getByRole("button", { name: /Outage.*hits/ }).waitFor();
    await page.getByRole("listitem").getByText("500").first().waitFor();
    await page.getByRole("button", { name: "Clear all faults" }).click();

    await simulator.waitUntil(() => simulator.faults.list().length === 0);
    await send();
    await page.getByText("Faults: 1").waitFor({ state: "hidden" });
  });

  it("keeps messages waiting while the bot is dead, and marks them taken when it is back", async () => {
    const { bot, page, people, phones, simulator } = await openPage();
    people.aigerim.starts();
    await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);
    await page.getByRole("button", { name: "Faults", exact: true }).click();

    await page.getByRole("button", { name: /Kill the bot/ }).click();
    await page.getByText("Bot is stopped").waitFor();
    await say(phones.investor, "Is anybody there?");

    const message = messagesOf(phones.investor).last();
    await message.getByRole("img", { name: "the bot has not taken it yet" }).waitFor();
    await page.getByText("Waiting: 1").first().waitFor();
    await page.getByRole("button", { name: /Start the bot/ }).click();
    await message.getByRole("img", { name: "The bot has taken it" }).waitFor();
    expect(bot.heard.at(-1)?.message?.text).toBe("Is anybody there?");
    await page.getByText("Stops: 1").waitFor();
  });

  it("repeats the last update to the bot", async () => {
    const { bot, page, people, simulator } = await openPage();
    people.aigerim.starts();
    await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);
    await page.getByRole("button", { name: "Faults", exact: true }).click();

    await page.getByRole("button", { name: /Repeat the last update/ }).click();

    await simulator.waitUntil(() => bot.heard.length === 2);
    expect(bot.heard[1]?.update_id).toBe(bot.heard[0]?.update_id);
  });

  it("lets a person block the bot, and lift the block where one would type", async () => {
    const { page, people, phones, world } = await openPage();
    people.dmitry.starts();
    await page.getByRole("button", { name: "Faults", exact: true }).click();

    await page.getByRole("button", { name: "Resident: block the bot" }).click();
    await phones.resident.getByText("You have blocked the bot.").waitFor();
    expect(world.getPerson(people.dmitry.id).hasBlockedBot).toBe(true);
    await phones.resident.getByRole("button", { name: "Unblock the bot" }).click();

    await fieldOf(phones.resident).waitFor();
  });

  it("sets the language of a person's Telegram", async () => {
    const { people, phones, simulator } = await openPage();

    await phones.investor.getByRole("button", { name: "Settings" }).click();
    await phones.investor.getByRole("menuitemradio", { name: "русский (ru)" }).click();

    await simulator.waitUntil(() => people.aigerim.user.language_code === "ru");
  });
});
