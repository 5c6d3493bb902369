import type { Middleware } from "grammy";
import type { Message } from "grammy/types";
import type { CaseMessage, Db } from "./db/schema.js";
import { findAlbum } from "./features/cases/record/album.repository.js";
import { findByPersonMessage } from "./features/cases/record/case-message.repository.js";
import { listConversations } from "./features/cases/person/conversation.feature.js";
import { findPromptSince } from "./features/faults/record/rating.repository.js";
import { listJobsOf } from "./features/faults/repair/dispatch.repository.js";
import { workCannotForm, workDoneForm } from "./features/faults/repair/job.form.js";
import { findJobAlbum, JOB } from "./features/faults/repair/job-note.service.js";
import { findCaseNumber } from "./nlu/read/case-number.js";
import { type Belonging, type Circumstances, type Owner, placeOf } from "./router/place.js";
import type { BotContext } from "./telegram/context.js";

/** So long after a rating the next words are taken as the word to it. */
const RATING_MS = 10 * 60_000;

/** Finds out whom a private message is for, once, before anybody takes it. */
export function placing({ db }: { db: Db }): Middleware<BotContext> {
  return async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage;
    if (ctx.chat?.type === "private" && message && ctx.person.locale !== null) {
      ctx.belongsTo = await findPlace(ctx, db, message);
    }
    await next();
  };
}

/** Asks of the database only what can still decide. */
async function findPlace(ctx: BotContext, db: Db, message: Message): Promise<Belonging> {
  const text = message.text ?? "";
  const isEdit = ctx.editedMessage !== undefined;
  const isCommand = /^\/[a-z]/i.test(text);
  const stored = isCommand ? undefined : await findStored(db, message, isEdit);
  const form = formInFront(ctx, stored);
  const isFree = !isEdit && !isCommand && !stored && !form;

  const mayRate = isFree && text !== "" && !message.reply_to_message && !findCaseNumber(text);
  const rating = mayRate ? await findPromptSince(db, ctx.person.id, ago(RATING_MS)) : undefined;
  const conversations = isFree && !rating ? await listConversations(db, ctx.person.id) : [];
  const isPhoto = message.photo !== undefined;
  const isOfWork = isFree && isPhoto && conversations.length === 0;
  const jobs = isOfWork ? await listJobsOf(db, ctx.person.id) : [];

  const owner = stored && ownerOf(stored);
  const circumstances: Circumstances = {
    ...{ isCommand, isText: message.text !== undefined, isPhoto, isEdit },
    ...(owner && { stored: { owner, isReply: message.reply_to_message !== undefined } }),
    ...(form && { form }),
    ...{ isRatingOpen: rating !== undefined },
    ...{ conversations: conversations.length, jobs: jobs.length },
  };
  const known = rating ?? stored;
  return { place: placeOf(circumstances), conversations, jobs, ...(known && { stored: known }) };
}

/** What a message replies to, corrects, or goes on with the album of. */
async function findStored(
  db: Db,
  { chat, message_id, reply_to_message: target, media_group_id: albumId }: Message,
  isEdit: boolean,
): Promise<CaseMessage | undefined> {
  const at = isEdit ? message_id : target?.message_id;
  const known = at === undefined ? undefined : await findByPersonMessage(db, chat.id, at);
  // An edit of what is stored otherwise than as words to a case corrects nothing.
  if (isEdit) return known?.kind === "in" ? known : undefined;
  if (known || albumId === undefined) return known;
  return (
    (await findAlbum(db, "person", chat.id, albumId)) ?? (await findJobAlbum(db, chat.id, albumId))
  );
}

function ownerOf({ purpose }: CaseMessage): Owner {
  return purpose === JOB || purpose === "rating" ? purpose : "case";
}

function formInFront({ draft }: BotContext, stored?: CaseMessage): Circumstances["form"] {
  if (!draft?.isActive) return undefined;
  const isOfWork = draft.form === workDoneForm.id || draft.form === workCannotForm.id;
  return isOfWork && stored && draft.answers.incidentId === stored.case_id ? "job" : "other";
}

function ago(ms: number): Date {
  return new Date(Date.now() - ms);
}
