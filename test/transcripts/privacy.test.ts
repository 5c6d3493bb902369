import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES } from "../../src/i18n/locales.js";
import { buildAnswers } from "../helpers/applicant.js";
import { greet } from "../helpers/app.js";
import { fileApplicationBy, startApplying } from "../helpers/apply.js";
import { filesWaste } from "./reporting.js";
import { PATIENT, startStory } from "./story.js";

const STAFF_COMMANDS = [
  ...["/queue", "/case A-2026-000001", "/digest", "/facts", "/drafts", "/premises", "/category"],
  ...["/dispatch", "/template", "/works", "/duty", "/role", "/holiday", "/note x", "/bind"],
];

describe.each(LOCALES)("somebody who reads %s and cares for privacy", PATIENT, (locale) => {
  const t = translator(locale);

  it("reads what is kept, and has it erased once the case is closed", async () => {
    const story = await startStory();
    const { investor, clerk } = story;
    await greet(investor, locale);
    await investor.sends("/mydata");
    await investor.sends("/apply");
    await investor.presses(t("consent.refuse", plain));
    await investor.sends("/apply");
    await investor.presses(t("consent.give", plain));
    await fileApplicationBy(investor, locale, buildAnswers(1));
    await investor.sends("/complain");
    await filesWaste(investor, locale);
    await investor.sends("/mydata");
    await investor.sends("/forget");
    await investor.presses(t("privacy.keep", plain));
    await investor.sends("/forget");
    await investor.presses(t("privacy.erase", plain));
    await investor.sends("/cases");
    const thread = story.topic("A-2026");
    await clerk.presses("Отказать", { thread });
    await clerk.sends("Участок занят.", { thread });
    await investor.sends("/forget");
    await investor.presses(t("privacy.erase", plain));
    await investor.sends("/mydata");

    await story.ends("privacy", locale);
  });

  it("finds that a stranger is refused everywhere", async () => {
    const story = await startStory();
    const { investor, clerk, admin } = story;
    const stranger = story.newcomer(locale);
    await startApplying(investor, locale);
    await fileApplicationBy(investor, locale, buildAnswers(1));
    await greet(stranger, locale);
    await stranger.sends("/start case-A-2026-000001");
    await stranger.sends("A-2026-000001");
    await stranger.sends("/start join-999");
    await stranger.sends("/start park-nowhere");
    for (const command of STAFF_COMMANDS) await stranger.sends(command);
    for (const command of STAFF_COMMANDS) await clerk.sends(command);
    story.say("the desk is told to show who acts");
    await admin.does((person) =>
      person.sends("Привет", { chat: story.group.id, isAnonymous: true }),
    );
    story.say("a stranger adds the bot to a group of his own");
    const members = [stranger.person];
    const yard = story.simulator.world.addGroup({ title: "Yard", members });
    await story.at(stranger, yard.id).sends("/duty");
    yard.removeBot(stranger);
    yard.addBot(stranger);
    await story.settle();

    await story.ends("stranger", locale);
  });

  it("blocks the bot, and comes back", async () => {
    const story = await startStory();
    const { investor, clerk } = story;
    await startApplying(investor, locale);
    await fileApplicationBy(investor, locale, buildAnswers(1));
    const thread = story.topic("A-2026");
    await investor.does((person) => person.blocks());
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Когда Вам удобно?", { thread });
    await investor.does((person) => person.unblocks());
    await investor.sends("/cases");

    await story.ends("blocked", locale);
  });
});
