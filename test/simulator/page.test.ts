import { expect, it } from "vitest";
import { buildPlace, describePage, fieldOf, messagesOf, openPage, say } from "./page-setup.js";
import { samplePhoto } from "../../src/simulator/world/sample-photo.js";

describePage("the try page", () => {
  it("lets an investor start the bot from a link, ask, and read the answer", async () => {
    const { bot, phones, people, page, problems } = await openPage({ query: "?start=park-7" });
    bot.answer = async ({ message }) => {
      if (message?.text !== "How many parks are there?") return;
      const text = "<b>29</b> parks, see <code>A-1</code>";
      await bot.call("sendMessage", { chat_id: message.chat.id, text, parse_mode: "HTML" });
    };

    await phones.investor.getByRole("button", { name: "Start", exact: true }).press("Enter");
    await messagesOf(phones.investor).getByText("/start park-7").waitFor();
    await page.keyboard.type("How many parks are there?");
    await page.keyboard.press("Enter");

    const answer = messagesOf(phones.investor).last();
    await answer.getByText("29", { exact: true }).waitFor();
    expect(await answer.locator("strong").textContent()).toBe("29");
    expect(people.aigerim.sees()[0]?.text).toBe("/start park-7");
    expect(await phones.investor.getByRole("img", { name: "The bot has taken it" }).count()).toBe(
      2,
    );
    expect(problems).toEqual([]);
  });

  it("shows what looks like HTML as the words it is, and opens no script as a link", async () => {
    const { bot, phones, people, page, problems } = await openPage();
    people.aigerim.starts();

    const text = `<img src=x onerror="document.title='stolen'"> press`;
    const entity = { type: "text_link", offset: 46, length: 5, url: "javascript:alert(1)" };
    await bot.call("sendMessage", { chat_id: people.aigerim.id, text, entities: [entity] });

    const message = messagesOf(phones.investor).last();
    await message.getByText("<img src=x").waitFor();
    expect(await message.locator("a, img").count()).toBe(0);
    expect(await page.title()).toBe("Try the bot");
    expect(problems).toEqual([]);
  });

  it("lets an investor press a button with the keyboard alone, and wait for the answer", async () => {
    const { bot, phones, people, page, simulator } = await openPage();
    people.aigerim.starts();
    const buttons = [[{ text: "Қазақша", callback_data: "kk" }]];
    const reply_markup = { inline_keyboard: buttons };
    await bot.call("sendMessage", { chat_id: people.aigerim.id, text: "Language?", reply_markup });
    const button = phones.investor.getByRole("button", { name: "Қазақша" });
    await button.waitFor();

    await fieldOf(phones.investor).focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");

    await phones.investor.locator('.key[aria-busy="true"]').waitFor();
    await simulator.waitUntil(() => bot.heard.some((update) => update.callback_query));
    const query = bot.heard.at(-1)?.callback_query;
    await bot.call("answerCallbackQuery", { callback_query_id: query?.id, text: "Рақмет!" });
    await phones.investor.getByRole("status").getByText("Рақмет!").waitFor();
    expect(await button.getAttribute("aria-busy")).toBe(null);
    expect(await phones.investor.locator(".key:focus").textContent()).toBe("Қазақша");
  });

  it("stops the waiting of a button when the bot answers without words", async () => {
    const { bot, phones, people, simulator } = await openPage();
    people.aigerim.starts();
    const reply_markup = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
    await bot.call("sendMessage", { chat_id: people.aigerim.id, text: "Parks", reply_markup });

    await phones.investor.getByRole("button", { name: "More" }).click();
    await phones.investor.locator(".key[aria-busy]").waitFor();
    await simulator.waitUntil(() => bot.heard.some((update) => update.callback_query));
    const query = bot.heard.at(-1)?.callback_query;
    await bot.call("answerCallbackQuery", { callback_query_id: query?.id });

    await phones.investor.locator(".key:not([aria-busy])").waitFor();
    expect(query?.data).toBe("more");
  });

  it("shows an alert that the investor closes with the keyboard", async () => {
    const { bot, phones, people, page } = await openPage();
    people.aigerim.starts();
    bot.answer = async ({ callback_query: query }) => {
      if (!query) return;
      const answer = { text: "Only once a day", show_alert: true };
      await bot.call("answerCallbackQuery", { callback_query_id: query.id, ...answer });
    };
    const reply_markup = { inline_keyboard: [[{ text: "Again", callback_data: "again" }]] };
    await bot.call("sendMessage", { chat_id: people.aigerim.id, text: "Done", reply_markup });

    await phones.investor.getByRole("button", { name: "Again" }).click();
    await phones.investor.getByRole("alertdialog", { name: "Only once a day" }).waitFor();
    await page.keyboard.press("Enter");

    await phones.investor.getByRole("alertdialog").waitFor({ state: "detached" });
  });

  it("lets a resident share a number and a place by the bot's keyboard", async () => {
    const { bot, phones, people, simulator } = await openPage();
    people.dmitry.starts();
    const keyboard = [
      [{ text: "My number", request_contact: true }],
      [{ text: "My place", request_location: true }, { text: "Skip" }],
    ];
    const reply_markup = { keyboard, one_time_keyboard: true };
    await bot.call("sendMessage", { chat_id: people.dmitry.id, text: "Who?", reply_markup });

    await phones.resident.getByRole("button", { name: "My number" }).click();
    await phones.resident.getByRole("alertdialog").getByRole("button", { name: "Send" }).click();
    await phones.resident.getByRole("button", { name: "Show the bot’s keyboard" }).click();
    await phones.resident.getByRole("button", { name: "My place" }).click();
    await phones.resident.getByLabel("Latitude").fill("43.35");
    await phones.resident.getByRole("alertdialog").getByRole("button", { name: "Send" }).click();

    await simulator.waitUntil(() => bot.heard.some(({ message }) => message?.location));
    const messages = bot.heard.map(({ message }) => message);
    expect(messages.find((message) => message?.contact)?.contact?.user_id).toBe(people.dmitry.id);
    expect(messages.at(-1)?.location).toMatchObject({ latitude: 43.35 });
    await phones.resident.getByText("43.35000, 76.88971").waitFor();
  });

  it("sends photos chosen together as an album, with the words as their caption", async () => {
    const { bot, phones, people, simulator } = await openPage();
    people.dmitry.starts();
    const file = {
      name: "road.png",
      mimeType: "image/png",
      buffer: Buffer.from(samplePhoto.bytes),
    };

    await phones.resident.locator('input[name="photos"]').setInputFiles([file, file, file]);
    await say(phones.resident, "The road is broken");

    await simulator.waitUntil(() => bot.heard.filter(({ message }) => message?.photo).length === 3);
    const album = bot.heard.flatMap(({ message }) => (message?.photo ? [message] : []));
    expect(new Set(album.map((message) => message.media_group_id)).size).toBe(1);
    expect(album[0]?.caption).toBe("The road is broken");
    const bubble = messagesOf(phones.resident).last();
    await bubble.getByRole("button", { name: "Open the photo" }).nth(2).waitFor();
    expect(await bubble.getByRole("button", { name: "Open the photo" }).count()).toBe(3);
    await bubble.getByRole("button", { name: "Open the photo" }).first().click();
    await phones.resident.page().getByRole("dialog").waitFor();
  });

  it("lists the bot's commands on a slash, and sends the one that is picked", async () => {
    const { bot, phones, people, simulator } = await openPage();
    people.aigerim.starts();
    const commands = [
      { command: "parks", description: "Парктер" },
      { command: "apply", description: "Өтініш беру" },
      { command: "about", description: "Аймақ туралы" },
    ];
    await bot.call("setMyCommands", { commands, language_code: "kk" });

    await fieldOf(phones.investor).pressSequentially("/a");
    const list = phones.investor.getByRole("listbox", { name: "Commands" });
    expect(await list.getByRole("option").count()).toBe(2);
    await fieldOf(phones.investor).press("ArrowDown");
    await fieldOf(phones.investor).press("Enter");

    await simulator.waitUntil(() => bot.heard.at(-1)?.message?.text === "/about");
    expect(await fieldOf(phones.investor).inputValue()).toBe("");
  });

  it("lets an investor correct, answer, react to and delete messages", async () => {
    const { bot, phones, people, page, simulator } = await openPage();
    people.aigerim.starts();
    await bot.call("sendMessage", { chat_id: people.aigerim.id, text: "What area?" });
    await messagesOf(phones.investor).getByText("What area?").click({ button: "right" });
    await phones.investor.getByRole("menuitem", { name: "Reply" }).click();
    await say(phones.investor, "2 ha");
    await messagesOf(phones.investor).getByText("2 ha").waitFor();
    await fieldOf(phones.investor).press("ArrowUp");
    await say(phones.investor, "2.5 ha");

    await messagesOf(phones.investor).getByText("edited").waitFor();
    await simulator.waitUntil(() => bot.heard.some((update) => update.edited_message));
    expect(bot.heard.at(-1)?.edited_message).toMatchObject({
      text: "2.5 ha",
      reply_to_message: { text: "What area?" },
    });

    await phones.investor.getByRole("log").focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await simulator.waitUntil(() => bot.heard.some((update) => update.message_reaction));
    await phones.investor.getByRole("button", { name: "React with 👍: 1" }).waitFor();

    await messagesOf(phones.investor).last().click({ button: "right" });
    await phones.investor.getByRole("menuitem", { name: "Delete" }).click();
    await messagesOf(phones.investor).getByText("2.5 ha").waitFor({ state: "detached" });
  });

  it("says that the connection is lost, and finds the world again when it is back", async () => {
    const { bot, phones, people, page, simulator } = await openPage();
    people.aigerim.starts();
    await messagesOf(phones.investor).getByText("/start").waitFor();

    bot.stop();
    await simulator.close();
    await page.getByText("Connection lost, trying again…").waitFor();
    await fieldOf(phones.investor).fill("Is anybody there?");
    await fieldOf(phones.investor).press("Enter");
    await phones.investor.getByRole("status").getByText("That did not work").waitFor();
    const next = await buildPlace({ port: Number(new URL(simulator.url).port) });
    next.people.aigerim.starts("again");

    await messagesOf(phones.investor).getByText("/start again").waitFor();
    await page.getByText("Bot is running").waitFor();
    await fieldOf(phones.investor).press("Enter");
    await messagesOf(phones.investor).getByText("Is anybody there?").waitFor();
  });
});
