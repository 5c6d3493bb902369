import { el, fill } from "./dom.js";
import { FaultPanel } from "./fault-panel.js";
import { setLanguage, words } from "./language.js";
import { PhoneSwitcher, type NamedPhone } from "./phone-switcher.js";
import { PressAnswers } from "./press-answers.js";
import { Presses } from "./presses.js";
import { createPrivatePhone } from "./private-phone.js";
import { findRoles, type Roles } from "./roles.js";
import { StaffPhone } from "./staff-phone.js";
import { TopBar } from "./top-bar.js";
import type { World } from "./world.js";

/** The whole page; it is laid out anew when its language or its people change. */
export class App {
  private readonly shared: { presses: Presses; drafts: Map<string, string> };
  private layout: { update(): void; close(): void } | undefined;
  private rolesKey = "";
  private shownPhone = 0;
  private isPanelOpen = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly world: World,
  ) {
    this.shared = { presses: new Presses(() => world.changed()), drafts: new Map() };
    fill(root, el("p", { class: "loading", role: "status" }, words().loading));
    world.onChange(() => this.update());
    const answers = new PressAnswers(this.shared.presses);
    world.onEvent((event) => answers.note(event));
  }

  private update(): void {
    if (!this.world.isKnown) return;
    const roles = findRoles(this.world);
    const key = JSON.stringify(roles);
    if (key !== this.rolesKey) this.layOut(roles);
    this.rolesKey = key;
    this.layout?.update();
  }

  private layOut(roles: Roles): void {
    const { world } = this;
    this.layout?.close();
    const { phones, staff } = this.createPhones(roles);
    const switcher = new PhoneSwitcher(phones, this.shownPhone, (index) => {
      this.shownPhone = index;
      world.changed();
    });
    const panel = new FaultPanel({
      world,
      people: listPeople(roles),
      findOpenTopic: () => staff?.openTopic && { actingId: staff.acting, place: staff.openTopic },
    });
    const bar = new TopBar(world, {
      panel: panel.node,
      isPanelOpen: this.isPanelOpen,
      onPanel: (isOpen) => {
        this.isPanelOpen = isOpen;
        world.changed();
      },
      onLanguage: (language) => {
        setLanguage(language);
        this.layOut(roles);
        this.root.querySelector<HTMLElement>(`[data-name="language:${language}"]`)?.focus();
        world.changed();
      },
    });
    const main = el("main", { class: "phones" }, ...phones.map(({ phone }) => phone.node));
    fill(this.root, bar.node, panel.node, switcher.node, main);
    const parts = [bar, panel, ...phones.map(({ phone }) => phone), switcher];
    this.layout = {
      update: () => parts.forEach((part) => part.update()),
      close: () => phones.forEach(({ phone }) => phone.close()),
    };
  }

  private createPhones(roles: Roles): { phones: NamedPhone[]; staff: StaffPhone | undefined } {
    const { world, shared } = this;
    const own = listPeople(roles).map(({ personId, role }) => ({
      role,
      phone: createPrivatePhone(world, shared, { personId, role }),
    }));
    const staff = roles.staff && new StaffPhone(world, shared, roles.staff);
    const phones = staff ? [...own, { role: words().staff, phone: staff }] : own;
    return { phones, staff };
  }
}

function listPeople({ investor, resident }: Roles): { personId: number; role: string }[] {
  const people = [
    { personId: investor, role: words().investor },
    { personId: resident, role: words().resident },
  ];
  return people.flatMap(({ personId, role }) =>
    personId === undefined ? [] : [{ personId, role }],
  );
}
