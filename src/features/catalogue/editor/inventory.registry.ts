import type { Park, Premises } from "../../../db/schema.js";
import { asOf, formatArea } from "../../../i18n/format.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import {
  type Act,
  adds,
  type Entry,
  inRows,
  type Question,
  questions,
  type Reader,
  ticked,
} from "../../desk/registry/entry.js";
import { column } from "../../desk/registry/read-answer.js";
import { findStaffMember } from "../../desk/staff.repository.js";
import {
  originLine,
  parkName,
  premisesArea,
  premisesOffer,
  premisesState,
  SWITCHED_UTILITIES,
} from "../parks/premises.view.js";
import { findPark, listParks, listPremisesOf } from "../record/park.repository.js";
import { findPremises, type PremisesInPark } from "../record/premises.repository.js";
import { PARK_FIELDS, PREMISES_FIELDS, readArea, readNewPark } from "./inventory-field.js";
import {
  addPark,
  addPremises,
  changePark,
  changePremises,
  flipUtility,
  setPremisesState,
  type StateOutcome,
} from "./inventory.service.js";

const PREMISES_STATES = ["under_construction", "free", "reserved", "leased"] as const;
const PARK_STATES = ["operating", "under_construction"] as const;
/** In Kazakh, in Russian, in English. */
const EXAMPLE_NAMES = "Арша\nМожжевельник\nJuniper";

/** All parks. */
const catalogue: Entry = {
  id: "catalogue",
  command: "premises",
  right: "edit",
  async open(trx, { t, locale }) {
    const parks = await listParks(trx);
    const heading = [originLine(t, parks), t("premises.heading", { n: parks.length })];
    return {
      text: parks.length === 0 ? t("premises.empty") : heading.join("\n\n"),
      rows: [
        {
          list: parks.map(({ id, name }) => ({
            label: parkName(locale, name),
            to: { entry: park, key: id },
          })),
        },
        [
          {
            id: "add",
            label: t("premises.add-park", plain),
            ask: t("premises.ask.new-park", { names: EXAMPLE_NAMES }),
            take: adds(park, readNewPark, { insert: addPark, change: changePark }),
          },
        ],
      ],
    };
  },
};

/** One park, and what is in it. */
const park: Entry = {
  id: "park",
  right: "edit",
  async open(trx, reader, key) {
    const found = await findPark(trx, key);
    if (!found) return undefined;
    const { t, locale } = reader;
    const inside = await listPremisesOf(trx, key);
    const typed = questions(
      PARK_FIELDS,
      { label: (id) => t(`premises.field.${id}`, plain), ask: (id) => t(`premises.ask.${id}`) },
      (trx, change, by) => changePark(trx, key, change, by),
    );
    return {
      text: parkText(reader, found, inside),
      rows: [
        {
          columns: 2,
          list: inside.map((one) => ({
            label: `${premisesArea(locale, one)} · ${t(`parks.premises-state.${one.state}`, plain)}`,
            to: { entry: premises, key: one.id },
          })),
        },
        [addsTo(t, found, "premises"), addsTo(t, found, "land")],
        typed,
        PARK_STATES.map((state) => setsParkState(t, found, state)),
        [{ label: t("premises.all-parks", plain), to: { entry: catalogue } }],
      ],
    };
  },
};

/** One place, with the colleague who answers for the entry. */
const premises: Entry = {
  id: "premises",
  right: "edit",
  async open(trx, reader, key) {
    const place = await findPremises(trx, key);
    if (!place) return undefined;
    const { t } = reader;
    const owner = place.owner_id === null ? undefined : await findStaffMember(trx, place.owner_id);
    const typed = questions(
      PREMISES_FIELDS,
      { label: (id) => t(`premises.field.${id}`, plain), ask: (id) => t(`premises.ask.${id}`) },
      (trx, change, by) => changePremises(trx, key, change, by),
    );
    return {
      text: premisesText(reader, place, owner?.name),
      rows: [
        ...inRows(
          2,
          PREMISES_STATES.map((state) => setsState(t, place, state)),
        ),
        SWITCHED_UTILITIES.map((utility) => flips(t, place, utility)),
        ...inRows(3, typed),
        [{ label: t("premises.park", plain), to: { entry: park, key: place.park_id } }],
      ],
    };
  },
};

export const inventory = [catalogue, park, premises];

function parkText({ t, locale }: Reader, of: Park, inside: readonly Premises[]): string {
  const free = inside.filter(({ state }) => state === "free").length;
  const lines = [
    t("parks.park", { name: parkName(locale, of.name) }),
    t("parks.park-state", { state: t(`parks.state.${of.state}`, plain) }),
    t("parks.park-area", { area: formatArea(locale, of.area_m2) }),
    t("parks.premises", { n: inside.length, free }),
    t("parks.as-of", { asOf: asOf(locale, of.as_of) }),
  ];
  return [originLine(t, [of]), lines.join("\n")].join("\n\n");
}

function premisesText({ t, locale }: Reader, place: PremisesInPark, owner?: string): string {
  const card = t("place.card", {
    area: premisesArea(locale, place),
    park: parkName(locale, place.park_name),
    offer: premisesOffer(t, locale, place),
    state: premisesState(t, locale, place),
  });
  const lines = [
    card,
    ...(place.photo === null ? [] : [t("premises.has-photo")]),
    ...(owner === undefined ? [] : [t("premises.owner", { name: owner })]),
  ];
  return [originLine(t, [place]), lines.join("\n")].join("\n\n");
}

function addsTo(t: Translate, of: Park, kind: Premises["kind"]): Question {
  return {
    id: `add-${kind}`,
    label: t(`premises.add-${kind}`, plain),
    ask: t(`premises.ask.new-${kind}`),
    take: adds<{ area_m2: number }>(premises, column("area_m2", readArea), {
      insert: (trx, { area_m2 }, by) => addPremises(trx, of, { kind, areaM2: area_m2 }, by),
      change: changePremises,
    }),
  };
}

function setsParkState(t: Translate, of: Park, state: Park["state"]): Act {
  return {
    id: state,
    label: ticked(t(`parks.state.${state}`, plain), of.state === state),
    async act(trx, by) {
      const isDone = await changePark(trx, of.id, { state }, by);
      return isDone ? undefined : t("premises.in-use", plain);
    },
  };
}

function setsState(t: Translate, place: Premises, state: Premises["state"]): Act {
  return {
    id: state,
    label: ticked(t(`parks.premises-state.${state}`, plain), place.state === state),
    act: async (trx, by) => whyNot(t, await setPremisesState(trx, place.id, state, by)),
  };
}

function whyNot(t: Translate, outcome: StateOutcome): string | undefined {
  switch (outcome.kind) {
    case "done":
      return undefined;
    case "held":
      return outcome.holder === null
        ? t("premises.held-unnamed", plain)
        : t("premises.held", { number: outcome.holder, ...plain });
    case "unbuilt":
      return t("premises.unbuilt", plain);
  }
}

function flips(t: Translate, place: Premises, utility: (typeof SWITCHED_UTILITIES)[number]): Act {
  return {
    id: utility,
    label: ticked(t(`parks.utility.${utility}`, plain), place[utility] === 1),
    async act(trx, by) {
      await flipUtility(trx, place.id, utility, by);
      return undefined;
    },
  };
}
