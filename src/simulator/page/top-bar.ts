import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { currentLanguage, languages, words } from "./language.js";
import { StatusPills } from "./status-pills.js";
import type { Language } from "./texts.js";
import type { World } from "./world.js";

interface TopBarOptions {
  panel: HTMLElement;
  isPanelOpen: boolean;
  onPanel: (isOpen: boolean) => void;
  onLanguage: (language: Language) => void;
}

/** The line on top: what this page is, how the bot fares, the page's language, and the way to the panel. */
export class TopBar {
  readonly node: HTMLElement;
  private readonly pills: StatusPills;

  constructor(world: World, options: TopBarOptions) {
    this.pills = new StatusPills(world);
    this.node = el(
      "header",
      { class: "top-bar" },
      el("h1", {}, words().title),
      this.pills.node,
      renderLanguages(options),
      renderToggle(options),
    );
  }

  update(): void {
    this.pills.update();
  }
}

function renderLanguages({ onLanguage }: TopBarOptions): HTMLElement {
  return el(
    "div",
    { class: "languages", role: "group", "aria-label": words().pageLanguage },
    ...languages.map((language) =>
      button(
        {
          lang: language,
          "aria-pressed": String(language === currentLanguage()),
          "data-name": `language:${language}`,
        },
        () => onLanguage(language),
        language.toUpperCase(),
      ),
    ),
  );
}

function renderToggle({ panel, isPanelOpen, onPanel }: TopBarOptions): HTMLElement {
  const toggle = button(
    { class: "panel-toggle", "aria-expanded": String(isPanelOpen), "aria-controls": panel.id },
    () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute("aria-expanded", String(!panel.hidden));
      onPanel(!panel.hidden);
    },
    words().faultPanel,
    icon("chevron"),
  );
  panel.hidden = !isPanelOpen;
  return toggle;
}
