import { describe, it } from "vitest";
import { plain, translator } from "../../src/i18n/i18n.js";
import { LOCALES, type Locale } from "../../src/i18n/locales.js";
import { buildAnswers } from "../helpers/applicant.js";
import { fileApplicationBy, startApplying } from "../helpers/apply.js";
import type { TestPerson } from "../helpers/person.js";
import { filesWaste } from "./reporting.js";
import { PATIENT, startStory, type Story } from "./story.js";

const NAMES: Record<Locale, string> = { kk: "Қазақша", ru: "Русский", en: "English" };
const NEW_PARK = "Арша\nМожжевельник\nJuniper\n2400 м²\n43.3300, 76.8300";
const WELCOME = [
  "/template Приём",
  "kk: Құрметті {name}, {number} қабылданды.",
  "ru: Уважаемый {name}, {number} принята. Срок: {date}",
  "en: Dear {name}, {number} is in work.",
].join("\n");

describe.each(LOCALES)("a desk that works in %s", PATIENT, (locale) => {
  const t = translator(locale);

  /** The desk in this language, and its administrator. */
  async function startDesk(): Promise<{ story: Story; admin: TestPerson }> {
    const story = await startStory();
    await story.admin.sends("/language");
    await story.admin.presses(NAMES[locale]);
    return { story, admin: story.admin };
  }

  it("keeps the catalogue of parks and premises", async () => {
    const { story, admin } = await startDesk();
    await admin.sends("/premises");
    await admin.presses(t("premises.add-park", plain));
    await admin.sends("Арша");
    await admin.sends(NEW_PARK);
    await admin.presses(t("parks.state.operating", plain));
    await fillsIn(admin, t("premises.field.park-name", plain), "Арша 2\nМожжевельник 2\nJuniper 2");
    await fillsIn(admin, t("premises.field.park-area", plain), "2500 м²");
    await fillsIn(admin, t("premises.add-premises", plain), "620 м2");
    await fillsIn(admin, t("premises.field.power", plain), "много");
    await admin.sends("250 кВт");
    await fillsIn(admin, t("premises.field.ceiling", plain), "7,2");
    await fillsIn(admin, t("premises.field.price", plain), "1500");
    await fillsIn(admin, t("premises.field.free-from", plain), "01.02.2027");
    await admin.presses(t("premises.field.photo", plain));
    await admin.does((person) => person.sendsPhoto(undefined, toPrompt(admin)));
    await admin.presses(t("parks.utility.gas", plain));
    await admin.presses(t("parks.premises-state.free", plain));
    await admin.presses(t("premises.park", plain));
    await fillsIn(admin, t("premises.add-land", plain), "0,5 га");
    await admin.presses(t("premises.park", plain));
    await admin.presses(t("premises.all-parks", plain));

    await story.ends("staff-premises", locale);
  });

  it("changes terms, objects and questions of a category", async () => {
    const { story, admin } = await startDesk();
    await admin.sends("/category");
    await admin.presses(t("incident.category.road", plain));
    await fillsIn(admin, t("category.field.solve", plain), "скоро");
    await admin.sends("5");
    await fillsIn(admin, t("category.field.urgent-react", plain), "2");
    await fillsIn(admin, t("category.add-object", plain), "Көпір\nМост\nBridge");
    await fillsIn(admin, t("category.field.object-place", plain), "43.3310, 76.8320");
    await fillsIn(admin, t("category.field.object-name", plain), "Көпір 1\nМост 1\nBridge 1");
    await admin.presses(t("category.to-category", plain));
    await fillsIn(admin, t("category.add-question", plain), "Терең бе?\nГлубоко?\nIs it deep?");
    await fillsIn(
      admin,
      t("category.field.choices", plain),
      "Иә | Да | Yes\n! Люк | Люк | Manhole",
    );
    await admin.presses(t("category.hide", plain));
    await admin.presses(t("category.back", plain));

    await story.ends("staff-category", locale);
  });

  it("says who mends what", async () => {
    const { story, admin } = await startDesk();
    await admin.sends("/dispatch");
    await admin.presses(t("dispatch.people", plain));
    await fillsIn(admin, t("dispatch.add-own", plain), "Аскар\n+7 701 123 45 67");
    await fillsIn(admin, t("dispatch.field.user", plain), "123456789");
    await admin.presses(t("dispatch.make-contractor", plain));
    await admin.presses(t("dispatch.people-back", plain));
    await admin.presses(t("dispatch.back", plain));
    await admin.presses(t("incident.category.gas", plain));
    await admin.presses("Аскар");
    await admin.presses(t("dispatch.supervisor", plain));
    await admin.presses("Admin");
    await admin.presses(t("dispatch.back", plain));

    await story.ends("staff-dispatch", locale);
  });

  it("gives roles, days off, ready answers, and looks over its work", async () => {
    const { story, admin } = await startDesk();
    const { investor, clerk, otherClerk } = story;
    await otherClerk.sends("Доброе утро");
    const greeting = otherClerk.messages().at(-1)?.message_id ?? 0;
    await admin.sends("/role");
    await admin.sends(`/role ${clerk.id} editor`);
    await admin.sends("/role head", { replyTo: greeting });
    await admin.sends("/holiday 2026-12-04 off");
    await admin.sends("/holiday 2026-02-30 off");
    await admin.sends("/template Приём\nru: по-русски");
    await admin.sends(WELCOME);
    await startApplying(investor, locale);
    await fileApplicationBy(investor, locale, buildAnswers(1));
    await investor.sends("/complain");
    await filesWaste(investor, locale);
    const thread = story.topic("A-2026");
    await clerk.presses(t("template.button", plain), { thread });
    await clerk.presses("Приём", { thread });
    await clerk.presses(t("template.send", plain), { thread });
    await clerk.sends("/note Позвонить", { thread, replyTo: cardOf(story, thread) });
    for (const command of ["/queue", "/digest", "/facts", "/drafts"]) await clerk.sends(command);
    await otherClerk.presses(t("desk.new.take", { name: "C-2026-000001", ...plain }));
    await clerk.sends("/case A-2026-000001");
    await clerk.sends("/case A-2026-999999");
    await admin.sends("/template");
    await admin.presses("Приём");
    await admin.presses(t("template.delete", plain));

    await story.ends("staff-desk", locale);
  });
});

/** Presses the button of a field and replies to the question that comes. */
async function fillsIn(admin: TestPerson, button: string, words: string): Promise<void> {
  await admin.presses(button);
  await admin.sends(words);
}

function toPrompt(admin: TestPerson) {
  return { chat: admin.home, replyTo: admin.messages().at(-1)?.message_id ?? 0 };
}

function cardOf(story: Story, thread: number): number {
  return story.clerk.messages(thread).find((one) => one.reply_markup)?.message_id ?? 0;
}
