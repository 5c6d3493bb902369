import type { ChatView, MemberView } from "../control-types.js";
import { button, el } from "./dom.js";
import { KeyedList } from "./keyed-list.js";
import { words } from "./language.js";
import { initialsOf, nameOf, tintOf } from "./names.js";
import type { World } from "./world.js";

/** The people of the group, one of whom acts on the phone. */
export class MemberChips {
  readonly node: HTMLElement;
  private readonly list: KeyedList;

  constructor(private readonly onPick: (personId: number) => void) {
    this.node = el("div", { class: "chips", role: "group", "aria-label": words().whoActs });
    this.list = new KeyedList(this.node);
  }

  update(world: World, { members }: ChatView, actingId: number): void {
    const items = members.map(({ personId, status }) => {
      const person = world.findPerson(personId);
      const name = person ? nameOf(person.user) : String(personId);
      const isActing = personId === actingId;
      return {
        key: String(personId),
        parts: [name, status, isActing],
        build: () => this.renderChip({ personId, status }, name, isActing),
      };
    });
    this.list.update(items);
  }

  private renderChip({ personId, status }: MemberView, name: string, isActing: boolean) {
    const label = `${name}, ${standing(status)}`;
    return button(
      {
        class: "chip",
        "aria-pressed": String(isActing),
        "aria-label": label,
        title: label,
        "data-name": personId,
      },
      () => this.onPick(personId),
      el("span", { class: `avatar small ${tintOf({ id: personId })}` }, initialsOf(name)),
    );
  }
}

function standing(status: MemberView["status"]): string {
  if (status === "creator") return words().owner;
  return status === "administrator" ? words().administrator : words().member;
}
