import { z } from "zod";

export const SQLITE_DEFAULT = "sqlite:./data/zone.db";
export const FILES_DEFAULT = "./data/files";
const TOKEN = /^\d+:[\w-]+$/;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
const whole = (words: string, min: number, max: number) =>
  z.coerce.number(words).int(words).min(min, words).max(max, words);
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
  FILES_FOLDER: z.string().default(FILES_DEFAULT),
  STAFF_CHAT_ID: whole(
    "must be a whole number, like -1001234567890",
    Number.MIN_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER,
  ).optional(),
  ADMIN_IDS: userIds.default([]),
  PORT: whole("must be a whole number from 0 to 65535", 0, 65_535).default(8_080),
  HOST: z.string().default("127.0.0.1"),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  NODE_ENV: z.string().optional(),
  WEBHOOK_URL: z.undefined("is not supported yet: the bot polls, so remove it").optional(),
  TRY_MODE: z.literal("1", "must be 1, or not there").optional(),
});

export interface Config {
  /** `undefined`: try mode, with a simulated Telegram. */
  token: string | undefined;
  apiRoot: string;
  databaseUrl: string;
  /** Where the files that people send are kept, by their hash. */
  filesFolder: string;
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
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...issues.map((issue) => `${issue.path.join(".")} ${issue.message}`),
    ...problemsAcross(given),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`Check the settings (see .env.example): ${problems.join("; ")}`);
  }
  const { data } = parsed;
  return Object.freeze({
    token: data.BOT_TOKEN,
    apiRoot: data.BOT_API_ROOT,
    databaseUrl: data.DATABASE_URL ?? SQLITE_DEFAULT,
    filesFolder: data.FILES_FOLDER,
    staffChatId: data.STAFF_CHAT_ID,
    adminIds: data.ADMIN_IDS,
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
    withSamples: data.TRY_MODE === "1",
  });
}

function problemsAcross(given: NodeJS.ProcessEnv): string[] {
  const problems = [];
  if (given.BOT_TOKEN === undefined && given.NODE_ENV === "production") {
    problems.push("BOT_TOKEN is missing: with NODE_ENV=production there is no try mode");
  }
  if (given.BOT_TOKEN === undefined && given.DATABASE_URL !== undefined) {
    problems.push("try mode has a database of its own: set BOT_TOKEN, or remove DATABASE_URL");
  }
  const isLoopback = /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(given.BOT_API_ROOT ?? "");
  if (given.TRY_MODE === "1" && !isLoopback) {
    problems.push("TRY_MODE works only against a simulator on this machine");
  }
  return problems;
}
