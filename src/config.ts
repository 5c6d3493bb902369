import { z } from "zod";

export const SQLITE_DEFAULT = "sqlite:./data/zone.db";
const TOKEN = /^\d+:[\w-]{20,}$/;

const chatId = z.coerce.number().int();
const userIds = z
  .string()
  .regex(/^\s*\d+\s*(,\s*\d+\s*)*,?\s*$/, "must be Telegram ids, comma-separated")
  .transform((text) => text.split(",").map((id) => id.trim()))
  .transform((ids) => ids.filter((id) => id !== "").map(Number));

const settings = z.object({
  BOT_TOKEN: z
    .string()
    .regex(TOKEN, "must look like 123456:ABC…, as @BotFather gives it")
    .optional(),
  BOT_API_ROOT: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .transform((url) => url.replace(/\/+$/, ""))
    .default("https://api.telegram.org"),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, "must be sqlite:<file> or postgres://…")
    .optional(),
  STAFF_CHAT_ID: chatId.optional(),
  ADMIN_IDS: userIds.default([]),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8_080),
  HOST: z.string().default("127.0.0.1"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  NODE_ENV: z.string().optional(),
  WEBHOOK_URL: z.undefined("is not supported yet; the bot polls, remove it").optional(),
  TRY_MODE: z.literal("1").optional(),
});

export interface Config {
  /** `undefined`: try mode, with a simulated Telegram. */
  token: string | undefined;
  apiRoot: string;
  databaseUrl: string;
  staffChatId: number | undefined;
  adminIds: readonly number[];
  port: number;
  host: string;
  logLevel: string;
  /** The bot of try mode: its database may hold sample parks. */
  withSamples: boolean;
}

/** A wrong setting. Its message is for the person who starts the program, and says how to mend it. */
export class ConfigError extends Error {}

/**
 * Reads all settings at once.
 *
 * @throws ConfigError with every problem in one message
 */
export function loadConfig(env: NodeJS.ProcessEnv): Readonly<Config> {
  // `BOT_TOKEN=` in a file means the same as no line at all.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  const problems = parsed.success
    ? problemsAcross(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`Check the settings (see .env.example): ${problems.join("; ")}`);
  }
  const { data } = parsed;
  return Object.freeze({
    token: data.BOT_TOKEN,
    apiRoot: data.BOT_API_ROOT,
    databaseUrl: data.DATABASE_URL ?? SQLITE_DEFAULT,
    staffChatId: data.STAFF_CHAT_ID,
    adminIds: data.ADMIN_IDS,
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
    withSamples: data.TRY_MODE === "1",
  });
}

function problemsAcross(data: z.infer<typeof settings>): string[] {
  const problems = [];
  if (data.BOT_TOKEN === undefined && data.NODE_ENV === "production") {
    problems.push("BOT_TOKEN is missing; with NODE_ENV=production there is no try mode");
  }
  if (data.BOT_TOKEN === undefined && data.DATABASE_URL !== undefined) {
    problems.push("try mode has a database of its own; set BOT_TOKEN, or remove DATABASE_URL");
  }
  const isLoopback = /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(data.BOT_API_ROOT);
  if (data.TRY_MODE === "1" && !isLoopback) {
    problems.push("TRY_MODE works only against a simulator on this machine");
  }
  return problems;
}
