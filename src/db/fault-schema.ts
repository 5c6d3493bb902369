import type { Generated, Insertable, Selectable } from "kysely";
import type { Locale } from "../i18n/locales.js";
import type { Category } from "../nlu/meaning.js";
import type { Flag } from "./schema.js";

/** What faults add to the database. */
export interface ReportTables {
  incident: IncidentTable;
  report: ReportTable;
  follower: FollowerTable;
  zone_object: ZoneObjectTable;
  street: StreetTable;
  category_question: CategoryQuestionTable;
  place_watch: PlaceWatchTable;
  planned_work: PlannedWorkTable;
  responsible: ResponsibleTable;
  dispatch: DispatchTable;
}

/** One fault, however many people report it: what is broken, where, since when. Its number and state are the case's. */
interface IncidentTable {
  case_id: number;
  category: Category;
  object_id: string | null;
  park_id: string | null;
  street_id: string | null;
  /** Where the first pin was set, or where its object or park stands. */
  latitude: number | null;
  longitude: number | null;
  /** The place in the words of whoever reported first. */
  place: string | null;
  /** 1: the pin lies outside the zone, and the person confirmed it. */
  is_outside: Generated<Flag>;
  since: string;
  /** Who has to mend it; the case's assignee is the same one, if he has a Telegram account. */
  responsible_id: number | null;
  /** Until when somebody has to begin; `null` once somebody has. */
  react_at: string | null;
  /** When a silent assignee is reminded, and when the case goes back to the queue. */
  remind_at: string | null;
  return_at: string | null;
  /** When the duty chat is called next about an urgent one that nobody took. */
  ring_at: string | null;
  /** JSON: the clock as it ran when the fault was called mended; "not fixed" brings it back. */
  held_clock: string | null;
  fixed_at: string | null;
  /** When silence closes it. */
  closes_at: string | null;
  /** How often people said "not fixed". */
  reopened: Generated<number>;
  /** The case in which it was taken up. */
  merged_into: number | null;
  /** JSON, of an issue that was published: ids of the facts that say so, the state first. */
  source: string | null;
}

/** What one person reported. */
interface ReportTable {
  id: Generated<number>;
  case_id: number;
  person_id: number;
  /** From the draft: one draft is one report. */
  run_key: string;
  update_id: number;
  words: string;
  /** JSON: the place as it was given. */
  place: string | null;
  /** JSON: answers to the questions of its category, by their ids. */
  answers: string;
  /** 1: neither contractors nor neighbours learn who reported it. */
  is_private: Flag;
  locale: Locale;
  form_version: number;
  created_at: string;
}

/** Who hears of every move of a fault. */
interface FollowerTable {
  case_id: number;
  person_id: number;
  since: string;
  /** 1 to 5. */
  rating: number | null;
  rating_words: string | null;
  /** When this person said "not fixed" of the present or latest mending. */
  reopened_at: string | null;
  left_at: string | null;
}

interface ZoneObjectTable {
  id: string;
  category: Category;
  /** JSON: a name in each language. */
  name: string;
  park_id: string | null;
  latitude: number | null;
  longitude: number | null;
  is_gone: Generated<Flag>;
  sample: Generated<Flag>;
  created_at: string;
}

interface StreetTable {
  id: string;
  /** JSON: a name in each language. */
  name: string;
  is_gone: Generated<Flag>;
  sample: Generated<Flag>;
  created_at: string;
}

/** A question that the form asks in one category only. */
interface CategoryQuestionTable {
  /** The field of the form under which the answer is kept: `q-power-phase`. */
  id: string;
  category: Category;
  position: number;
  /** JSON: the question in each language. */
  ask: string;
  /** JSON: answers to choose from, `{value, name, isDanger?}` each; `null` for free words. */
  choices: string | null;
  is_gone: Generated<Flag>;
}

interface PlaceWatchTable {
  person_id: number;
  kind: "park" | "street";
  place_id: string;
  created_at: string;
}

interface PlannedWorkTable {
  id: Generated<number>;
  kind: "park" | "street";
  place_id: string;
  category: Category;
  starts_at: string;
  ends_at: string;
  /** JSON: what will be done, in each language. */
  words: string;
  created_by: number;
  created_at: string;
  withdrawn_at: string | null;
}

interface ResponsibleTable {
  id: Generated<number>;
  name: string;
  /** Telegram's id; `null` for somebody who is called by phone. */
  user_id: number | null;
  phone: string | null;
  /** 1: not of the operator, and never shown who reported in private. */
  is_contractor: Flag;
  is_gone: Generated<Flag>;
  created_at: string;
}

/** Who mends what, by category, and who is told when nobody does. */
interface DispatchTable {
  category: Category;
  responsible_id: number | null;
  supervisor_id: number | null;
  set_by: number;
  set_at: string;
}

export type Incident = Selectable<IncidentTable>;
export type NewIncident = Insertable<IncidentTable>;
export type Report = Selectable<ReportTable>;
export type NewReport = Insertable<ReportTable>;
export type Follower = Selectable<FollowerTable>;
export type ZoneObjectRow = Selectable<ZoneObjectTable>;
export type StreetRow = Selectable<StreetTable>;
export type CategoryQuestion = Selectable<CategoryQuestionTable>;
export type PlaceWatch = Selectable<PlaceWatchTable>;
export type PlannedWork = Selectable<PlannedWorkTable>;
export type Responsible = Selectable<ResponsibleTable>;
export type Dispatch = Selectable<DispatchTable>;
