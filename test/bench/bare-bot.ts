/** The least that can answer: grammY's own polling and client, one handler, nothing stored. */
import { Bot, InlineKeyboard } from "grammy";

const bot = new Bot(process.env.BOT_TOKEN ?? "", {
  client: { apiRoot: process.env.BOT_API_ROOT ?? "" },
});
bot.on("message", (ctx) =>
  ctx.reply(
    "Главное меню",
    ctx.message.text === "/menu"
      ? { reply_markup: new InlineKeyboard().text("Парки", "menu:parks") }
      : {},
  ),
);
void bot.start({ onStart: () => void process.send?.("ready") });
process.once("SIGTERM", () => process.exit(0));
