import type { Api } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { plain, translator } from "../../i18n/i18n.js";
import { LOCALES, type Locale } from "../../i18n/locales.js";
import type { Log } from "../../log.js";
import { setCommandsLocale } from "../people/person.repository.js";
import { findStaffChat } from "../desk/staff.repository.js";

const PERSON_COMMANDS = [
  "menu",
  "parks",
  "space",
  "stats",
  "apply",
  "complain",
  "problems",
  "follow",
  "cases",
  "operator",
  "language",
  "mydata",
  "help",
  "about",
  "cancel",
  "forget",
] as const;
const STAFF_COMMANDS = [
  "queue",
  "case",
  "digest",
  "note",
  "template",
  "facts",
  "drafts",
  "premises",
  "works",
  "holiday",
  "dispatch",
  "category",
  "duty",
  "language",
  "role",
  "bind",
] as const;

/** Telegram takes Kazakh, Russian and English; all other clients see the default list. */
const DEFAULT_LOCALE: Locale = "ru";

interface Deps {
  api: Api;
  db: Db;
  commit: Commit;
  log: Log;
}

/** The lists behind "/", in the background: set only where they differ from what Telegram has. */
export function createCommandLists({ api, db, commit, log }: Deps) {
  const quietly = (work: Promise<void>, what: string) =>
    void work.catch((error: unknown) => log.warn({ err: error }, `could not set ${what}`));

  async function setList(
    commands: { command: string; description: string }[],
    target: Parameters<Api["getMyCommands"]>[0] & object,
  ) {
    const present = await api.getMyCommands(target);
    if (JSON.stringify(present) === JSON.stringify(commands)) return;
    await api.setMyCommands(commands, target);
  }

  async function setForAll() {
    for (const locale of [undefined, ...LOCALES]) {
      const code = locale && { language_code: locale };
      const list = personList(locale ?? DEFAULT_LOCALE);
      await setList(list, { scope: { type: "all_private_chats" }, ...code });
      await setDescriptions(locale);
    }
  }

  async function setDescriptions(locale: Locale | undefined) {
    const t = translator(locale ?? DEFAULT_LOCALE);
    const code = locale && { language_code: locale };
    const description = t("commands.bot.description", plain);
    const short_description = t("commands.bot.short-description", plain);
    if ((await api.getMyDescription(code)).description !== description) {
      await api.setMyDescription(description, code);
    }
    if ((await api.getMyShortDescription(code)).short_description !== short_description) {
      await api.setMyShortDescription(short_description, code);
    }
  }

  return {
    /** For everybody, by the language of the client. */
    setAtStart: () => quietly(setForAll(), "command lists"),

    /** For one person whose choice differs from the client's language. */
    setFor(
      personId: number,
      clientLanguage: string | undefined,
      shown: Locale | null,
      chosen: Locale,
    ) {
      if ((shown ?? clientLanguage) === chosen) return;
      const scope = { type: "chat", chat_id: personId } as const;
      const work = async () => {
        await setList(personList(chosen), { scope });
        await commit((trx) => setCommandsLocale(trx, personId, chosen));
      };
      quietly(work(), "a person's commands");
    },

    /** For the staff group, in its language. */
    setForDesk() {
      const work = async () => {
        const desk = await findStaffChat(db);
        if (!desk) return;
        await setList(staffList(desk.locale), { scope: { type: "chat", chat_id: desk.chat_id } });
      };
      quietly(work(), "the desk's commands");
    },
  };
}

function personList(locale: Locale) {
  const t = translator(locale);
  return PERSON_COMMANDS.map((command) => ({
    command,
    description: t(`commands.${command}`, plain),
  }));
}

function staffList(locale: Locale) {
  const t = translator(locale);
  return STAFF_COMMANDS.map((command) => ({
    command,
    description: t(`commands.staff.${command}`, plain),
  }));
}
