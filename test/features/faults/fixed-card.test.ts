import { expect, it } from "vitest";
import { almatyDate } from "../../../src/calendar/almaty-time.js";
import { formatDate } from "../../../src/i18n/format.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { startTestApp } from "../../helpers/app.js";
import { fix, incidentOf, neighboursOf, topicOf } from "../../helpers/mended.js";

it.each(LOCALES)(
  "tells staff until when a mended fault waits for the residents' word, in %s",
  async (locale) => {
    const bot = await startTestApp();
    await bot.app.db.updateTable("staff_chat").set({ locale }).execute();
    const t = translator(locale);
    const [person] = await neighboursOf(bot, [locale]);
    const onDesk = t("case.card.office", { office: "|", date: "" }).split("|")[0] ?? "";
    const card = () => bot.clerk.messages(topicOf(bot)).find((one) => one.reply_markup)?.text;
    expect(card()).toContain(onDesk);

    await fix(bot);

    const { closes_at } = await incidentOf(bot);
    const date = formatDate(locale, almatyDate(new Date(closes_at ?? "")));
    expect(card()).toContain(t("incident.card.waits", { date }).replace(/<[^>]+>/g, ""));
    expect(card()).not.toContain(onDesk);
    await person.presses(t("incident.not-fixed", plain));
    await bot.hurry();
    expect(card()).toContain(onDesk);
    expect(card()).not.toContain(date);
  },
);
