import type { MessageView } from "../control-types.js";
import type { Doing } from "./actor.js";
import { button, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { renderGist } from "./message-body.js";
import { senderOf } from "./names.js";
import { readUpload, type Chosen } from "./uploads.js";

/** What the words being typed are for. */
export type Composing =
  | { kind: "new" }
  | { kind: "reply"; view: MessageView }
  /** A reply that the bot asked for. */
  | { kind: "forced"; view: MessageView; hint: string | undefined }
  | { kind: "edit"; view: MessageView };

/** What sending comes to; a caption goes under the first of several files. */
export async function doingOf(
  text: string,
  composing: Composing,
  { kind, files }: Chosen,
): Promise<Doing> {
  if (composing.kind === "edit") {
    return { action: "edit", messageId: composing.view.message.message_id, text };
  }
  const replyTo = composing.kind === "new" ? null : composing.view.message.message_id;
  const caption = text === "" ? {} : { caption: text };
  const [file, ...more] = await Promise.all(files.map(readUpload));
  if (!file) return { action: "send", text, replyTo };
  if (more.length === 0) return { action: kind, file, ...caption, replyTo };
  return { action: "album", kind, files: [file, ...more], ...caption, replyTo };
}

/** The strip above the words that says what one answers or changes. */
export class ComposingStrip {
  readonly node = el("div", { class: "strip", hidden: true });

  constructor(private readonly onCancel: () => void) {}

  show(composing: Composing): void {
    this.node.hidden = composing.kind === "new";
    if (composing.kind === "new") return;
    const { kind, view } = composing;
    const title = kind === "edit" ? words().editing : words().replyTo(senderOf(view.message));
    fill(
      this.node,
      icon(kind === "edit" ? "edit" : "reply"),
      el(
        "span",
        { class: "strip-about" },
        el("strong", {}, title),
        el("span", {}, renderGist(view)),
      ),
      button({ class: "round", "aria-label": words().cancel }, this.onCancel, icon("close")),
    );
  }
}
