import type { Doing } from "./actor.js";
import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { words } from "./language.js";
import { openMenu, type MenuItem } from "./menu.js";
import { drawSamplePhoto } from "./sample-photo.js";
import type { Tray } from "./uploads.js";

interface AttachOptions {
  screen: HTMLElement;
  tray: Tray;
  send: (doing: Doing) => void;
}

/** Where a person is said to be until he says otherwise: the middle of Almaty. */
const almaty = { latitude: "43.238949", longitude: "76.889709" };

/** What can be sent besides words. */
export class AttachMenu {
  /** Out of sight; the menu opens them. */
  readonly inputs: HTMLElement;
  private readonly photos: HTMLInputElement;
  private readonly videos: HTMLInputElement;
  private readonly documents: HTMLInputElement;

  constructor(private readonly options: AttachOptions) {
    this.photos = fileInput("photos", "image/*", (files) => options.tray.add("photo", files));
    this.videos = fileInput("videos", "video/*", (files) => options.tray.add("video", files));
    this.documents = fileInput("documents", undefined, (files) =>
      options.tray.add("document", files),
    );
    this.inputs = el("div", { hidden: true }, this.photos, this.videos, this.documents);
  }

  open(anchor: Element): void {
    const { screen, send } = this.options;
    const items: MenuItem[] = [
      { label: words().photoOrAlbum, icon: "image", onPick: () => this.photos.click() },
      { label: words().samplePhoto, icon: "image", onPick: () => void this.addSample() },
      { label: words().video, icon: "image", onPick: () => this.videos.click() },
      { label: words().file, icon: "document", onPick: () => this.documents.click() },
      { label: words().location, icon: "location", onPick: () => this.askLocation() },
      { label: words().ownContact, icon: "contact", onPick: () => send({ action: "contact" }) },
      { label: words().otherContact, icon: "group", onPick: () => void this.sendContact() },
      { label: words().sticker, icon: "sticker", onPick: () => send({ action: "sticker" }) },
    ];
    openMenu(screen, anchor, { label: words().attach, items });
  }

  askLocation(): void {
    void this.sendLocation();
  }

  private async addSample(): Promise<void> {
    this.options.tray.add("photo", [await drawSamplePhoto()]);
  }

  private async sendLocation(): Promise<void> {
    const answer = await ask(this.options.screen, {
      text: words().shareLocation,
      fields: [
        { name: "latitude", label: words().latitude, type: "number", value: almaty.latitude },
        { name: "longitude", label: words().longitude, type: "number", value: almaty.longitude },
      ],
      confirm: words().send,
    });
    if (!answer) return;
    const latitude = Number(answer["latitude"]);
    const longitude = Number(answer["longitude"]);
    this.options.send({ action: "location", latitude, longitude });
  }

  private async sendContact(): Promise<void> {
    const answer = await ask(this.options.screen, {
      text: words().otherContact,
      fields: [
        { name: "firstName", label: words().name },
        { name: "phoneNumber", label: words().phoneNumber, type: "tel", value: "+7" },
      ],
      confirm: words().send,
    });
    if (answer) this.options.send({ action: "contact", ...answer });
  }
}

function fileInput(
  name: string,
  accept: string | undefined,
  onPick: (files: File[]) => void,
): HTMLInputElement {
  const input = el("input", { type: "file", name, accept, multiple: true });
  input.addEventListener("change", () => {
    onPick([...(input.files ?? [])]);
    input.value = "";
  });
  return input;
}
