import type { Upload } from "../control-types.js";
import { button, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { renderSize } from "./media.js";

type Kind = "photo" | "video" | "document";

export interface Chosen {
  kind: Kind;
  files: File[];
}

/** As many as one album holds. */
const mostFiles = 10;

/** Files chosen and not sent yet, shown above the words. */
export class Tray {
  readonly node = el("div", { class: "tray", hidden: true });
  private kind: Kind = "photo";
  private files: File[] = [];

  constructor(private readonly onChange: () => void) {}

  get isEmpty(): boolean {
    return this.files.length === 0;
  }

  /** An album holds one kind, so another kind takes the place of what was chosen before. */
  add(kind: Kind, files: Iterable<File>): void {
    const kept = kind === this.kind ? this.files : [];
    this.kind = kind;
    this.set([...kept, ...files].slice(0, mostFiles));
  }

  /** Hands the files over to be sent. */
  take(): Chosen {
    const { kind, files } = this;
    this.set([]);
    return { kind, files };
  }

  private set(files: File[]): void {
    for (const image of this.node.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.files = files;
    this.node.hidden = this.isEmpty;
    fill(this.node, ...files.map((file) => this.renderFile(file)));
    this.onChange();
  }

  private renderFile(file: File): HTMLElement {
    const isPicture = this.kind === "photo";
    return el(
      "div",
      { class: "tray-file" },
      isPicture
        ? el("img", { src: URL.createObjectURL(file), alt: file.name })
        : el("span", { class: "tray-name" }, file.name, ` · ${renderSize(file.size)}`),
      button(
        { class: "tray-remove", "aria-label": words().removeFile(file.name) },
        () => this.set(this.files.filter((each) => each !== file)),
        icon("close"),
      ),
    );
  }
}

export async function readUpload(file: File): Promise<Upload> {
  return {
    name: file.name,
    contentType: file.type || "application/octet-stream",
    base64: await readBase64(file),
  };
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      // A data URL: what stands after the comma is the content.
      const url = typeof reader.result === "string" ? reader.result : "";
      resolve(url.slice(url.indexOf(",") + 1));
    });
    reader.addEventListener("error", () => {
      reject(new Error(`The file ${file.name} cannot be read`, { cause: reader.error }));
    });
    reader.readAsDataURL(file);
  });
}
