import { button, el } from "./dom.js";
import { words } from "./language.js";

export interface Question {
  text: string;
  fields?: Field[];
  confirm: string;
  /** A question can be declined, a notice only closed. */
  isNotice?: boolean;
}

interface Field {
  name: string;
  label: string;
  value?: string;
  type?: "text" | "tel" | "number";
}

/** Asks within a phone; the other phones stay as they are. Answers `undefined` when declined. */
export function ask(
  screen: HTMLElement,
  { text, fields = [], confirm, isNotice }: Question,
): Promise<Record<string, string> | undefined> {
  return new Promise((resolve) => {
    const returnTo = document.activeElement;
    const close = (answer: Record<string, string> | undefined): void => {
      cover.remove();
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
      resolve(answer);
    };
    const inputs = fields.map(renderInput);
    const form = el(
      "form",
      { class: "dialog", role: "alertdialog", "aria-modal": true, "aria-label": text },
      el("p", {}, text),
      ...inputs.map(({ label }) => label),
      el(
        "div",
        { class: "dialog-buttons" },
        !isNotice && button({ class: "quiet" }, () => close(undefined), words().cancel),
        el("button", { type: "submit", class: "strong" }, confirm),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close(Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()])));
    });
    const cover = el("div", { class: "dialog-cover" }, form);
    cover.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close(undefined);
      if (event.key === "Tab") keepFocusIn(form, event);
    });
    screen.append(cover);
    form.querySelector<HTMLElement>("input, .strong")?.focus();
  });
}

function renderInput({ name, label, value = "", type = "text" }: Field) {
  const number = type === "number" ? { step: "any" } : {};
  const input = el("input", { type, value, required: true, autocomplete: "off", ...number });
  return { name, input, label: el("label", {}, label, input) };
}

function keepFocusIn(form: HTMLElement, event: KeyboardEvent): void {
  const stops = [...form.querySelectorAll<HTMLElement>("input, button")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
