import type { Dispatch, Responsible } from "../../../db/fault-schema.js";
import type { StaffMember, Trx } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { CATEGORIES, type Category } from "../../../nlu/meaning.js";
import { escapeHtml } from "../../../text/html.js";
import {
  type Act,
  adds,
  type Entry,
  inRows,
  type Question,
  questions,
  type Row,
  ticked,
} from "../../desk/registry/entry.js";
import { listStaffMembers } from "../../desk/staff.repository.js";
import {
  findResponsible,
  findResponsibleByUser,
  forgetResponsible,
  insertResponsible,
  listDispatch,
  listResponsible,
  saveDispatch,
  updateResponsible,
} from "./dispatch.repository.js";
import { responsibleName } from "./dispatch.view.js";
import { reachableIn } from "./job.service.js";
import { type Named, namedIn, readNew, RESPONSIBLE_FIELDS } from "./responsible-field.js";

/**
 * Who mends what, and who is told when nobody does. Sent in reply to somebody's message, or to one that was forwarded or
 * is a contact, the command adds him.
 */
const dispatch: Entry = {
  id: "dispatch",
  command: "dispatch",
  right: "edit",
  async open(trx, { t }) {
    const table = await loadTable(trx);
    const lines = CATEGORIES.map((category) => `• ${categoryLine(t, table, category)}`);
    const opened = CATEGORIES.map((key) => ({
      label: t(`incident.category.${key}`, plain),
      to: { entry: who, key },
    }));
    return {
      text: [t("dispatch.head"), "", ...lines].join("\n"),
      rows: [...inRows(2, opened), [toPeople(t)]],
    };
  },
  async given(trx, _reader, { replied }) {
    const named = replied && namedIn(replied);
    return named && { entry: person, key: await addNamed(trx, named) };
  },
};

/** Whoever is pressed mends what is of this category. */
const who = chooser("who", {
  names: ({ responsible }) => responsible,
  chosen: (set) => set?.responsible_id,
  change: (responsible_id) => ({ responsible_id }),
  more: (t, key) => [
    toPeople(t),
    { label: t("dispatch.supervisor", plain), to: { entry: boss, key } },
  ],
});

/** Whoever is pressed is told when nobody mends it. */
const boss = chooser("boss", {
  names: ({ staff }) => staff.map(({ user_id: id, name }) => ({ id, name })),
  chosen: (set) => set?.supervisor_id,
  change: (supervisor_id) => ({ supervisor_id }),
  more: (t, key) => [{ label: t("dispatch.who-mends", plain), to: { entry: who, key } }],
});

/** All who mend. */
const people: Entry = {
  id: "people",
  right: "edit",
  async open(trx, { t }) {
    const all = await listResponsible(trx);
    const lines = all.map((one) => `• ${escapeHtml(responsibleName(t, one))}`);
    return {
      text: [t("dispatch.people-head"), ...lines].join("\n"),
      rows: [
        { list: all.map(({ id, name }) => ({ label: name, to: { entry: person, key: `${id}` } })) },
        [addsOne(t, "own"), addsOne(t, "contractor")],
        [toTable(t)],
      ],
    };
  },
};

const person: Entry = {
  id: "responsible",
  right: "edit",
  async open(trx, { t }, key) {
    const one = await findResponsible(trx, Number(key));
    if (!one || one.is_gone) return undefined;
    const typed = questions(
      RESPONSIBLE_FIELDS,
      { label: (id) => t(`dispatch.field.${id}`, plain), ask: (id) => t(`dispatch.ask.${id}`) },
      (trx, change) => updateResponsible(trx, one.id, change),
    );
    return {
      text: await personText(trx, t, one),
      rows: [
        typed,
        [
          {
            id: "kind",
            label: t(one.is_contractor ? "dispatch.make-own" : "dispatch.make-contractor", plain),
            async act(trx) {
              await updateResponsible(trx, one.id, { is_contractor: one.is_contractor ? 0 : 1 });
              return undefined;
            },
          },
          {
            id: "remove",
            label: t("dispatch.remove", plain),
            async act(trx) {
              await forgetResponsible(trx, one.id);
              return { entry: people };
            },
          },
        ],
        [{ label: t("dispatch.people-back", plain), to: { entry: people } }],
      ],
    };
  },
};

export const dispatchEntries = [dispatch, who, boss, people, person];

interface Table {
  dispatch: readonly Dispatch[];
  responsible: readonly Responsible[];
  staff: readonly StaffMember[];
}

interface Choice {
  names(table: Table): readonly { id: number; name: string }[];
  chosen(set: Dispatch | undefined): number | null | undefined;
  change(id: number | null): Parameters<typeof saveDispatch>[2];
  more(t: Translate, key: Category): Row;
}

/** A page of people for a category, one of whom is chosen by a press. */
function chooser(of: "who" | "boss", { names, chosen, change, more }: Choice): Entry {
  return {
    id: `dispatch-${of}`,
    right: "edit",
    async open(trx, { t }, key) {
      const category = CATEGORIES.find((one) => one === key);
      if (!category) return undefined;
      const table = await loadTable(trx);
      const now = chosen(setOf(table, category));
      const chooses = (label: string, id: number | null): Act => ({
        ...{ label, id: `${id ?? "nobody"}` },
        async act(trx, by) {
          await saveDispatch(trx, category, change(id), by);
          return undefined;
        },
      });
      return {
        text: [categoryLine(t, table, category), t(`dispatch.choose-${of}`)].join("\n\n"),
        rows: [
          { list: names(table).map(({ id, name }) => chooses(ticked(name, id === now), id)) },
          [chooses(t("dispatch.nobody", plain), null)],
          more(t, category),
          [toTable(t)],
        ],
      };
    },
  };
}

async function loadTable(trx: Trx): Promise<Table> {
  return {
    dispatch: await listDispatch(trx),
    responsible: await listResponsible(trx),
    staff: await listStaffMembers(trx),
  };
}

function setOf(table: Table, category: Category): Dispatch | undefined {
  return table.dispatch.find((one) => one.category === category);
}

function categoryLine(t: Translate, table: Table, category: Category): string {
  const set = setOf(table, category);
  const who = table.responsible.find(({ id }) => id === set?.responsible_id)?.name ?? "—";
  const boss = table.staff.find(({ user_id }) => user_id === set?.supervisor_id)?.name ?? "—";
  return t("dispatch.line", { category: t(`incident.category.${category}`, plain), who, boss });
}

async function personText(trx: Trx, t: Translate, one: Responsible): Promise<string> {
  const isReached = (await reachableIn(trx, one.user_id)) !== undefined;
  const state = isReached ? "reached" : one.user_id === null ? "no-telegram" : "not-started";
  return [
    `<b>${escapeHtml(responsibleName(t, one))}</b>`,
    t(`dispatch.telegram.${state}`),
    ...(one.is_contractor ? [t("dispatch.contractor-sees")] : []),
  ].join("\n");
}

function addsOne(t: Translate, kind: "own" | "contractor"): Question {
  const is_contractor = kind === "contractor" ? 1 : 0;
  return {
    id: `add-${kind}`,
    label: t(`dispatch.add-${kind}`, plain),
    ask: t(`dispatch.ask.add-${kind}`),
    take: adds(person, readNew, {
      insert: (trx, values) => insertResponsible(trx, { ...values, is_contractor }),
      change: (trx, key, values) => updateResponsible(trx, Number(key), values),
    }),
  };
}

/** Somebody who is known already is shown, and not added again. */
async function addNamed(trx: Trx, named: Named): Promise<string> {
  const known =
    named.user_id === null ? undefined : await findResponsibleByUser(trx, named.user_id);
  return known ? `${known.id}` : insertResponsible(trx, { ...named, is_contractor: 0 });
}

function toPeople(t: Translate) {
  return { label: t("dispatch.people", plain), to: { entry: people } };
}

function toTable(t: Translate) {
  return { label: t("dispatch.back", plain), to: { entry: dispatch } };
}
