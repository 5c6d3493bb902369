import { createHash } from "node:crypto";
import { type Api, GrammyError } from "grammy";
import type { Commit } from "../../../db/commit.js";
import type { Attachment, Db } from "../../../db/schema.js";
import type { Log } from "../../../log.js";
import {
  deleteAttachment,
  isShared,
  listDueAttachments,
  putOffAttachment,
} from "../messages/attachment.repository.js";
import { giveUpFile, refuseFile, takeBytes } from "./attachment.service.js";
import { findFileType, findRecordingType } from "../../../files/file-type.js";
import type { KeptFiles } from "../../../files/kept-files.js";

const LOOK_MS = 1_000;
const AT_ONCE = 10;
const MOST_TRIES = 12;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 3_600_000;

interface Deps {
  db: Db;
  commit: Commit;
  api: Api;
  /** The bytes of a file, by the path that `getFile` gives. */
  download(path: string): Promise<Uint8Array>;
  files: KeptFiles;
  log: Log;
}

/** Fetches the bytes of what people sent, since file ids die with the token, and deletes those that were erased. */
export class FileKeeper {
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;

  constructor(readonly deps: Deps) {}

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
  }

  /** Resolves when nothing is due: what is tried again later does not count. */
  async settled(): Promise<void> {
    await this.#working;
    await this.#look();
  }

  #look(): Promise<void> {
    this.#working ??= this.#workOff().finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #workOff(): Promise<void> {
    const { db, log } = this.deps;
    try {
      for (;;) {
        const due = await listDueAttachments(db, new Date().toISOString(), AT_ONCE);
        if (due.length === 0) return;
        for (const file of due)
          await (file.state === "erased" ? this.#erase(file) : this.#keep(file));
      }
    } catch (error) {
      log.error({ err: error }, "files could not be worked off; they are taken up again");
    }
  }

  async #keep(file: Attachment): Promise<void> {
    const { commit, api, download, files } = this.deps;
    try {
      const { file_path: path } = await api.getFile(file.file_id);
      const bytes = await download(path ?? "");
      const isRecording = file.kind === "video" || file.kind === "voice";
      const mime = isRecording ? findRecordingType(bytes) : findFileType(bytes);
      if (mime === undefined) return await commit((trx) => refuseFile(trx, file));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await files.write(sha256, bytes);
      await commit((trx) => takeBytes(trx, file.id, { sha256, mime, size: bytes.byteLength }));
    } catch (error) {
      await this.#failed(file, error);
    }
  }

  async #failed(file: Attachment, error: unknown): Promise<void> {
    const { commit, log } = this.deps;
    // "File is too big", "wrong file_id": the same answer would come for ever.
    const isForGood = error instanceof GrammyError && error.error_code === 400;
    const reason = String(error);
    log.warn({ err: error, attachmentId: file.id, attempts: file.attempts }, "file not fetched");
    if (isForGood || file.attempts + 1 >= MOST_TRIES) {
      await commit((trx) => giveUpFile(trx, file, reason));
      return;
    }
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** file.attempts);
    const nextAt = new Date(Date.now() + pauseMs).toISOString();
    await commit((trx) => putOffAttachment(trx, file, nextAt, reason));
  }

  async #erase(file: Attachment): Promise<void> {
    const { db, commit, files } = this.deps;
    if (file.sha256 !== null && !(await isShared(db, file))) {
      await files.remove(file.sha256);
    }
    await commit((trx) => deleteAttachment(trx, file.id));
  }
}
