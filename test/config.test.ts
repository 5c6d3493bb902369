import { describe, expect, it } from "vitest";
import { ConfigError, loadConfig } from "../src/config.js";

const TOKEN = "700000001:simulated-token-of-no-use-elsewhere";

describe("the program starts with what it was given", () => {
  it("needs nothing at all for try mode", () => {
    expect(loadConfig({})).toEqual({
      token: undefined,
      apiRoot: "https://api.telegram.org",
      databaseUrl: "sqlite:./data/zone.db",
      filesFolder: "./data/files",
      staffChatId: undefined,
      adminIds: [],
      port: 8080,
      host: "127.0.0.1",
      logLevel: "info",
      withSamples: false,
    });
  });

  it("takes every setting", () => {
    const config = loadConfig({
      BOT_TOKEN: TOKEN,
      BOT_API_ROOT: "http://127.0.0.1:8081/",
      DATABASE_URL: "postgres://zone@localhost/zone",
      FILES_FOLDER: "/var/lib/zone/files",
      STAFF_CHAT_ID: "-1001234567890",
      ADMIN_IDS: " 11, 12,13,",
      PORT: "0",
      HOST: "0.0.0.0",
      LOG_LEVEL: "debug",
      NODE_ENV: "production",
    });

    expect(config).toEqual({
      token: TOKEN,
      apiRoot: "http://127.0.0.1:8081",
      databaseUrl: "postgres://zone@localhost/zone",
      filesFolder: "/var/lib/zone/files",
      staffChatId: -1_001_234_567_890,
      adminIds: [11, 12, 13],
      port: 0,
      host: "0.0.0.0",
      logLevel: "debug",
      withSamples: false,
    });
  });

  it("takes an empty line of .env for no line", () => {
    expect(loadConfig({ BOT_TOKEN: "", PORT: "", ADMIN_IDS: "", STAFF_CHAT_ID: "" })).toEqual(
      loadConfig({}),
    );
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});

describe("a wrong setting is named, and how a right one looks", () => {
  it.each([
    ["BOT_TOKEN", "my-bot", /^BOT_TOKEN must look like 123456:ABC/],
    ["BOT_API_ROOT", "api.telegram.org", /^BOT_API_ROOT must be an http\(s\) address/],
    ["BOT_API_ROOT", "ftp://host", /^BOT_API_ROOT must be an http\(s\) address/],
    ["DATABASE_URL", "mysql://localhost/zone", /^DATABASE_URL must be sqlite:<file> or postgres:/],
    ["DATABASE_URL", "sqlite:", /^DATABASE_URL must be sqlite:<file> or postgres:/],
    ["STAFF_CHAT_ID", "@my_group", /^STAFF_CHAT_ID must be a whole number/],
    ["ADMIN_IDS", "11;12", /^ADMIN_IDS must be Telegram ids, comma-separated/],
    ["ADMIN_IDS", "@admin", /^ADMIN_IDS must be Telegram ids, comma-separated/],
    ["PORT", "http", /^PORT must be a whole number from 0 to 65535/],
    ["PORT", "70000", /^PORT must be a whole number from 0 to 65535/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL must be one of fatal, error, warn, info, debug, silent/],
    ["WEBHOOK_URL", "https://zone.kz/hook", /^WEBHOOK_URL is not supported yet/],
    ["TRY_MODE", "yes", /^TRY_MODE/],
  ])("%s=%s", (name, value, words) => {
    const problem = problemsOf({ BOT_TOKEN: TOKEN, [name]: value });

    expect(problem).toHaveLength(1);
    expect(problem[0]).toMatch(words);
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ["no token in production", { NODE_ENV: "production" }, /^BOT_TOKEN is missing/],
    [
      "a database for try mode",
      { DATABASE_URL: "postgres://host/zone" },
      /^try mode has a database of its own/,
    ],
    [
      "samples against the real Telegram",
      { BOT_TOKEN: TOKEN, TRY_MODE: "1" },
      /^TRY_MODE works only against a simulator on this machine/,
    ],
  ])("%s", (_what, env, words) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(words)]);
  });

  it("says everything that is wrong in one message", () => {
    const problems = problemsOf({
      NODE_ENV: "production",
      BOT_API_ROOT: "nowhere",
      STAFF_CHAT_ID: "desk",
      ADMIN_IDS: "me",
      PORT: "-1",
    });

    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "BOT_API_ROOT",
      "STAFF_CHAT_ID",
      "ADMIN_IDS",
      "PORT",
      "BOT_TOKEN",
    ]);
  });

  it("does not repeat a wrong token, which may be a right one with a letter too many", () => {
    const problems = problemsOf({ BOT_TOKEN: `${TOKEN}!` });

    expect(problems.join()).not.toContain("simulated-token");
  });
});

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.replace(/^Check the settings \(see \.env\.example\): /, "").split("; ");
  }
  return [];
}
