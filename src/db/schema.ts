import type { Generated, Insertable, Kysely, Selectable, Transaction } from "kysely";
import type { Locale } from "../i18n/locales.js";
import type { ReportTables } from "./fault-schema.js";

/** Names are singular, time is UTC ISO text, booleans are 0/1, Telegram ids are 64-bit numbers, JSON is text. */
export interface Database extends ReportTables {
  person: PersonTable;
  fact: FactTable;
  park: ParkTable;
  premises: PremisesTable;
  inventory_event: InventoryEventTable;
  watch: WatchTable;
  reservation: ReservationTable;
  case: CaseTable;
  case_event: CaseEventTable;
  case_message: CaseMessageTable;
  case_view: CaseViewTable;
  album_part: AlbumPartTable;
  application: ApplicationTable;
  attachment: AttachmentTable;
  same_file: SameFileTable;
  draft: DraftTable;
  counter: CounterTable;
  staff_chat: StaffChatTable;
  staff_member: StaffMemberTable;
  new_cases_message: NewCasesMessageTable;
  template: TemplateTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  question_log: QuestionLogTable;
  kept_answer: KeptAnswerTable;
  kept_answer_text: KeptAnswerTextTable;
  prompt: PromptTable;
  answer_prompt: AnswerPromptTable;
  file_cache: FileCacheTable;
  setting: SettingTable;
  office: OfficeTable;
  holiday: HolidayTable;
}

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;
export type Flag = 0 | 1;

interface PersonTable {
  /** The person's Telegram id, which is also the id of the private chat. */
  id: number;
  name: string;
  username: string | null;
  /** `null` until chosen. */
  locale: Locale | null;
  /** The language of the command list that Telegram shows this person now. */
  commands_locale: Locale | null;
  kind: "investor" | "resident" | "unknown";
  consent_at: string | null;
  blocked: Flag;
  phone: string | null;
  /** What the person came with before a language or consent was there: JSON, taken up afterwards. */
  pending: string | null;
  /** What was just talked about, so that a short question can go on from there: JSON. */
  talk: string | null;
  created_at: string;
  updated_at: string;
}

interface FactTable {
  id: string;
  topic: string;
  subject: string;
  metric: string;
  value_number: number | null;
  value_text: string | null;
  qualifier: string | null;
  unit: string | null;
  usd: number | null;
  as_of: string;
  period_from: string | null;
  period_to: string | null;
  status: "fact" | "plan" | "target" | "portfolio" | "disputed" | "policy";
  scope: string;
  document: string;
  publisher: string;
  source_date: string;
  paragraph: number;
  /** JSON: a name of the figure in each language. */
  labels: string;
  /** JSON: the value in words in each language; `null` for plain numbers. */
  text: string | null;
}

interface ParkTable {
  id: string;
  /** JSON: a name in each language. */
  name: string;
  state: "operating" | "under_construction";
  area_m2: number;
  latitude: number;
  longitude: number;
  as_of: string;
  sample: Flag;
  /** Who answers for the entry: the colleague who changed it last; `null` for samples. */
  owner_id: number | null;
}

interface PremisesTable {
  id: string;
  park_id: string;
  kind: "premises" | "land";
  area_m2: number;
  state: "under_construction" | "free" | "reserved" | "leased";
  free_from: string | null;
  power_kw: number | null;
  gas: Flag;
  water: Flag;
  sewer: Flag;
  rail: Flag;
  ceiling_m: number | null;
  as_of: string;
  sample: Flag;
  owner_id: number | null;
  /** Telegram's file id. */
  photo: string | null;
  /** Rent in tenge for a square metre a month, if the operator publishes it. */
  price_kzt_m2: number | null;
}

/** Every change of the catalogue: who, when, and what it was set to. */
interface InventoryEventTable {
  id: Generated<number>;
  park_id: string;
  premises_id: string | null;
  /** `null` when a case reserved or released the place. */
  actor_id: number | null;
  case_id: number | null;
  /** JSON: columns and their new values. */
  change: string;
  at: string;
}

interface WatchTable {
  id: Generated<number>;
  person_id: number;
  /** As `encodeWish` writes it. */
  wish: string;
  created_at: string;
}

/** Holds while `released_at` is null: one place a case, one case a place. */
interface ReservationTable {
  id: Generated<number>;
  case_id: number;
  premises_id: string;
  reserved_at: string;
  released_at: string | null;
}

export type CaseKind = "application" | "question" | "fault";
export type CaseState =
  | "known"
  | "registered"
  | "assigned"
  | "in_work"
  | "waiting_resident"
  | "waiting_third"
  | "fixed"
  | "reopened"
  | "forwarded"
  | "merged"
  | "under_review"
  | "docs_requested"
  | "council"
  | "approved"
  | "agreement"
  | "rejected"
  | "withdrawn"
  | "closed";

interface CaseTable {
  id: Generated<number>;
  /** A-2026-000123; a question to the operator has none, and an issue that nobody here has reported yet. */
  number: string | null;
  /** What the person calls it, the project's name for instance: tells several cases of one person apart. */
  title: string | null;
  kind: CaseKind;
  state: CaseState;
  /** Who filed it; `NOBODY` for an issue that was published before anybody reported it here. */
  person_id: number;
  assignee_id: number | null;
  /** 1: danger to life or property; its clock runs day and night. */
  is_urgent: Generated<Flag>;
  /** The promise; `null` while its clock stands still or has ended. */
  due_at: string | null;
  /** When three quarters of the term are over. */
  warn_at: Generated<string | null>;
  /** Working minutes of the whole term. */
  term_minutes: Generated<number | null>;
  /** Working minutes that were left when the clock was stopped to wait for the person; `null` while it runs. */
  left_minutes: Generated<number | null>;
  /** Set with the notice that the term is nearly over, and with the one that it is: each is given once. */
  warned_at: Generated<string | null>;
  late_at: Generated<string | null>;
  /** Whose desk it lies on, and since when. */
  office_id: Generated<string>;
  office_since: string;
  /** From the draft: one draft files one case. */
  run_key: string;
  /** The update that filed it. */
  update_id: number;
  created_at: string;
  updated_at: string;
}

interface CaseEventTable {
  id: Generated<number>;
  case_id: number;
  kind:
    | "filed"
    | "moved"
    | "answered"
    | "undone"
    | "office"
    | "extended"
    | "note"
    | "documents"
    | "joined"
    | "urgent"
    | "merged"
    | "split"
    | "rated"
    | "erased";
  actor: "person" | "clerk" | "system";
  actor_id: number | null;
  /** Of a move and of the filing: the states replay to that of the case. */
  from_state: Generated<CaseState | null>;
  to_state: Generated<CaseState | null>;
  /** In the words of whoever acted. */
  reason: Generated<string | null>;
  /** JSON: what else changed. */
  detail: string | null;
  at: string;
}

interface CaseMessageTable {
  id: Generated<number>;
  case_id: number;
  /**
   * `card`, `prompt`, `relay` stand in the staff chat and may be replied to; `in` came from the person;
   * `out` went to the person; `note` stays among staff; `choice` asks a clerk something by buttons.
   * Rows of one kind at one place are the versions of one message, the latest with the greatest id.
   */
  kind: "card" | "prompt" | "relay" | "in" | "out" | "note" | "choice";
  /** For a prompt: what the reply to it does; `stands` tells a writer where his case stands, `job` belongs to its mending. */
  purpose:
    | "answer"
    | "keep"
    | "rating"
    | "stands"
    | "job"
    | `move:${string}`
    | `office:${string}`
    | `extend:${number}`
    | null;
  staff_chat_id: number | null;
  staff_message_id: number | null;
  person_chat_id: number | null;
  person_message_id: number | null;
  clerk_id: number | null;
  text: string | null;
  /** `asked`: a clerk is asked once more whether to send it; `undone`: the clerk took it back in time. */
  delivery: "waiting" | "delivered" | "blocked" | "failed" | "asked" | "undone" | null;
  /** Of an `in`: the `relay` in which staff see it. */
  relay_id: number | null;
  /** The message of this case to which it replies, whoever sees them where. */
  reply_to_id: number | null;
  /** Telegram's `media_group_id`, shared by the parts of an album. */
  album_id: string | null;
  /** What it holds besides words: `photo`, `voice`, …; such a message is copied, not quoted. */
  media: string | null;
  withdrawn_at: string | null;
  /** When the person was shown that a clerk acts on these words. */
  seen_at: string | null;
  /** Of an `out`: the row of the same words to the first of several addressees. */
  copy_of: number | null;
  /** The name of the template from which a clerk's words were made. */
  template: string | null;
  created_at: string;
}

/** Parts of an album of which it is not known yet to which case they belong. */
interface AlbumPartTable {
  chat_id: number;
  message_id: number;
  album_id: string;
  created_at: string;
}

/** Where staff see a case now; rebuilt when it is lost. */
interface CaseViewTable {
  case_id: number;
  chat_id: number;
  thread_id: number | null;
  card_message_id: number | null;
}

interface ApplicationTable {
  case_id: number;
  applicant_kind: "legal-entity" | "sole-proprietor" | "individual";
  name: string;
  identity_number: string;
  address: string | null;
  contact_name: string;
  /** `null` for an individual. */
  position: string | null;
  phone: string;
  /** 1 when the number is possible but looks wrong; staff see a mark. */
  phone_doubtful: Flag;
  email: string | null;
  project_name: string;
  sector: string;
  sector_other: string | null;
  products: string | null;
  area_min_m2: number;
  area_max_m2: number;
  track: Generated<"park" | "land">;
  /** The place that was chosen before applying, and JSON: its name in each language. */
  premises_id: string | null;
  place: string | null;
  /** JSON: both ends and the currency in which it was said. */
  cost: string | null;
  own_money: string | null;
  borrowed_money: string | null;
  jobs: number | null;
  /** JSON: both ends. */
  power_kw: string | null;
  gas_m3_per_hour: string | null;
  water_m3_per_day: string | null;
  rail: "yes" | "no" | null;
  study: "ready" | "in-work" | "none" | null;
  /** In the applicant's words. */
  start_date: string | null;
  /** Whether the law's exclusions apply, as the applicant says. */
  exclusions: "no" | "yes" | "unsure" | null;
  locale: Locale;
  form_version: number;
}

/** `erased`: nothing is shown any more; the row goes once its bytes are gone. */
export type AttachmentState = "waiting" | "kept" | "refused" | "failed" | "erased";

/** A file that a person sent: to a form (`run_key` of its draft), then to the case that came of it. */
interface AttachmentTable {
  id: Generated<number>;
  case_id: number | null;
  run_key: string;
  person_id: number;
  kind: "photo" | "document" | "video" | "voice";
  /** Of a fault: as it was found, or as it was left mended. */
  stage: Generated<"before" | "after">;
  /** What the person wrote under it. */
  caption: string | null;
  /** The line of the checklist; `null` until somebody sorts it. */
  document_id: string | null;
  file_id: string;
  file_unique_id: string;
  name: string | null;
  /** As its bytes say; `null` until they were seen. */
  mime: string | null;
  size: number | null;
  /** Its bytes lie under this name in the folder of files. */
  sha256: string | null;
  state: Generated<AttachmentState>;
  attempts: Generated<number>;
  next_at: string;
  error: string | null;
  /** The person's message that carried it. */
  message_id: number;
  created_at: string;
}

/** Staff were told that a file of one case stands in an earlier one, too. */
interface SameFileTable {
  case_id: number;
  earlier_case_id: number;
  created_at: string;
}

interface DraftTable {
  id: Generated<number>;
  person_id: number;
  form: string;
  form_version: number;
  /** JSON: answers by field id. */
  answers: string;
  /** The field that stands open. */
  asked: string | null;
  state: "open" | "submitted" | "deleted";
  /** 1 while this form is in front of the person; 0 after "Later". */
  active: Flag;
  run_key: string;
  created_at: string;
  updated_at: string;
  /** When the person was reminded of it: once. */
  reminded_at: string | null;
}

interface CounterTable {
  name: string;
  value: number;
}

interface StaffChatTable {
  chat_id: number;
  title: string;
  is_forum: Flag;
  locale: Locale;
  state: "ok" | "lost";
  bound_at: string;
}

interface StaffMemberTable {
  user_id: number;
  name: string;
  role: "admin" | "head" | "editor" | "clerk";
  /** 1 once the clerk was told that plain words in a topic are kept as a note. */
  note_told: Flag;
  created_at: string;
}

/** The one message on the desk about new cases that wait for their first card. */
interface NewCasesMessageTable {
  chat_id: number;
  message_id: number;
  /** How many it speaks of now. */
  count: number;
}

/** An answer ready in three languages, with fields in braces. */
interface TemplateTable {
  id: Generated<number>;
  name: string;
  kk: string;
  ru: string;
  en: string;
  updated_by: number;
  updated_at: string;
}

/** `state`: 0 received, 1 effect committed, 2 answered. */
interface InboxTable {
  update_id: number;
  lane: string;
  body: string;
  state: 0 | 1 | 2;
  received_at: string;
}

export type OutboxState = "waiting" | "sent" | "refused";

interface OutboxTable {
  id: Generated<number>;
  /** Rows of one lane leave in order. */
  lane: string;
  chat_id: number;
  method: string;
  /** JSON: the parameters of the call. */
  payload: string;
  /** The case whose topic the message belongs to; its thread is looked up when the row is sent. */
  case_id: number | null;
  /** The row of case_message that learns the message id and the delivery. */
  case_message_id: number | null;
  state: Generated<OutboxState>;
  attempts: Generated<number>;
  next_at: string;
  error: string | null;
  message_id: number | null;
  created_at: string;
  sent_at: string | null;
}

interface QuestionLogTable {
  id: Generated<number>;
  person_id: number;
  text: string;
  /** How it was understood: a kind of meaning, or `not_understood`; `null` for words that went straight to the operator. */
  kind: string | null;
  case_id: number | null;
  /** The row of case_message with what the operator answered last. */
  answer_message_id: number | null;
  /** The kept answer that was given at once. */
  kept_answer_id: number | null;
  created_at: string;
}

/** What the operator answered once, kept by an editor for everybody who asks the same. */
interface KeptAnswerTable {
  id: Generated<number>;
  /** The clerk's answer that it was made of; an answer is kept once. */
  case_message_id: number;
  kept_by: number;
  /** When the operator gave the answer: the date that people see. */
  answered_at: string;
  kept_at: string;
  withdrawn_by: number | null;
  withdrawn_at: string | null;
}

/** A kept answer in one language, with the question that it answers. */
interface KeptAnswerTextTable {
  kept_answer_id: number;
  locale: Locale;
  question: string;
  answer: string;
}

/** A prompt on the desk: an editor's reply to it becomes the text of an answer in this language. */
interface AnswerPromptTable {
  /** The row of case_message that learns where the prompt stands. */
  prompt_message_id: number;
  /** The clerk's answer that is to be kept. */
  case_message_id: number;
  locale: Locale;
}

/** What staff are asked in the desk outside the talk of a case; the reply to its message is the answer. */
interface PromptTable {
  /** The outbox row that carries the question, and learns its message id. */
  outbox_id: number;
  /** Whose question it is: a kind of entry that staff keep, or a kept answer. */
  kind: string;
  /** What of it is asked. */
  field: string;
  /** The key of the entry; empty where there is only one. */
  about: string;
  /** The key of what the first answer added; a further one changes that. */
  made: string | null;
}

/** Telegram's file ids of pictures that the program drew, by content and by bot. */
interface FileCacheTable {
  key: string;
  file_id: string;
}

interface SettingTable {
  key: string;
  value: string;
}

/** Where a case may lie: the operator, a company or body that the operator waits for, or the person himself. */
interface OfficeTable {
  id: string;
  /** JSON: a name in each language. */
  name: string;
  position: number;
}

/** Days on which staff departed from the calendar that the program knows. */
interface HolidayTable {
  day: string;
  is_off: Flag;
  set_by: number;
  set_at: string;
}

export type Person = Selectable<PersonTable>;
export type Fact = Selectable<FactTable>;
export type NewFact = Insertable<FactTable>;
export type Park = Selectable<ParkTable>;
export type Premises = Selectable<PremisesTable>;
export type Watch = Selectable<WatchTable>;
export type NewCasesMessage = Selectable<NewCasesMessageTable>;
export type Reservation = Selectable<ReservationTable>;
export type Case = Selectable<CaseTable>;
export type CaseEvent = Selectable<CaseEventTable>;
export type NewCaseEvent = Insertable<CaseEventTable>;
export type CaseMessage = Selectable<CaseMessageTable>;
export type NewCaseMessage = Insertable<CaseMessageTable>;
export type Template = Selectable<TemplateTable>;
export type CaseView = Selectable<CaseViewTable>;
export type Application = Selectable<ApplicationTable>;
export type NewApplication = Insertable<ApplicationTable>;
export type Attachment = Selectable<AttachmentTable>;
export type NewAttachment = Insertable<AttachmentTable>;
export type DraftRow = Selectable<DraftTable>;
export type Holiday = Selectable<HolidayTable>;
export type Office = Selectable<OfficeTable>;
export type Question = Selectable<QuestionLogTable>;
export type KeptAnswer = Selectable<KeptAnswerTable>;
export type KeptText = Selectable<KeptAnswerTextTable>;
export type Prompt = Selectable<PromptTable>;
export type StaffChat = Selectable<StaffChatTable>;
export type StaffMember = Selectable<StaffMemberTable>;
export type InboxRow = Selectable<InboxTable>;
export type OutboxRow = Selectable<OutboxTable>;
export type NewOutboxRow = Insertable<OutboxTable>;
