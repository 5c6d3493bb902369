import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";

/** Shows a photo over the whole page. */
export function openViewer(url: string, caption: string): void {
  const dialog = el(
    "dialog",
    { class: "viewer", "aria-label": caption || words().photo },
    el("img", { src: url, alt: caption || words().photo }),
    caption !== "" && el("p", {}, caption),
    button(
      { class: "round viewer-close", "aria-label": words().close },
      () => dialog.close(),
      icon("close"),
    ),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target instanceof HTMLImageElement) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
