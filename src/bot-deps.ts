import { type Transformer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { ChartRenderer } from "./charts/chart-renderer.js";
import type { Commit } from "./db/commit.js";
import type { Db, Trx } from "./db/schema.js";
import type { CaseKinds } from "./features/cases/record/case-kind.js";
import type { Directory } from "./features/faults/record/directory.js";
import type { May } from "./features/desk/role.js";
import type { Drafts } from "./forms/drafts.js";
import type { Form } from "./forms/form.js";
import type { HttpClient } from "./telegram/http-client.js";
import type { Log } from "./log.js";
import type { BotContext } from "./telegram/context.js";

/** What the bot is made of. */
export interface BotDeps {
  token: string;
  botInfo: UserFromGetMe;
  http: HttpClient;
  transformers: readonly Transformer[];
  db: Db;
  commit: Commit;
  log: Log;
  charts: ChartRenderer;
  drafts: Drafts;
  forms: ReadonlyMap<string, Form>;
  directory(): Directory;
  kinds: CaseKinds;
  may: May;
  adminIds: readonly number[];
  bindDesk(chatId: number): Promise<unknown>;
  loseDesk(trx: Trx): Promise<void>;
  onPersonLanguage(ctx: BotContext): void;
  onDeskLanguage(): void;
  /** Staff changed what the form of a fault chooses from. */
  onDirectory(): Promise<void>;
}
