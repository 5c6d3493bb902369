import { Actor } from "./actor.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { openMenu, type MenuItem } from "./menu.js";
import { nameOf } from "./names.js";
import type { PhoneTools } from "./phone-frame.js";

/** What a person's Telegram may be set to; names as the languages call themselves. */
const telegramLanguages = [
  ["kk", "қазақша"],
  ["ru", "русский"],
  ["en", "English"],
  ["de", "Deutsch"],
] as const;

interface Whose {
  tools: PhoneTools;
  personId: number;
}

/** Opens what a person can set: the language of Telegram, and whether the bot may write. */
export function settingsButton(whose: () => Whose): HTMLButtonElement {
  return button(
    {
      class: "round",
      "aria-label": words()
        .settings("")
        .replace(/[:\s]+$/, ""),
    },
    (event) => openSettings(event.currentTarget as Element, whose()),
    icon("settings"),
  );
}

function openSettings(anchor: Element, { tools, personId }: Whose): void {
  const person = tools.world.findPerson(personId);
  if (!person) return;
  const { toasts, screen, world } = tools;
  const actor = new Actor(world, { personId, place: { chatId: personId }, toasts });
  const code = person.user.language_code;
  const choices: [string | undefined, string][] = [
    ...telegramLanguages.map(([tag, name]): [string, string] => [tag, `${name} (${tag})`]),
    [undefined, words().noLanguage],
  ];
  const languageItems = choices.map(([languageCode, label]): MenuItem => ({
    label,
    icon: "waiting",
    isChecked: languageCode === code,
    onPick: () => void actor.do({ action: "setLanguage", ...(languageCode && { languageCode }) }),
  }));
  const block: MenuItem = person.hasBlockedBot
    ? {
        label: words().unblockBot,
        icon: "lock",
        onPick: () => void actor.do({ action: "unblock" }),
      }
    : {
        label: words().blockBot,
        icon: "lock",
        isDangerous: true,
        onPick: () => void actor.do({ action: "block" }),
      };
  openMenu(screen, anchor, {
    label: words().settings(nameOf(person.user)),
    header: () => el("p", { class: "menu-title" }, words().telegramLanguage),
    items: [...languageItems, block],
  });
}
