import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update, User } from "@grammyjs/types";
import { type BotApi, createBotApi } from "./api/bot-api.js";
import { CallLog } from "./server/call-log.js";
import type { CallView, HostStatus, Redeliver, SimEvent } from "./control-types.js";
import { Faults } from "./rules/faults.js";
import { Pace } from "./rules/pace.js";
import { loadSchema } from "./schema/load.js";
import { callFromWebhook } from "./server/bot-api-route.js";
import { seededRandom } from "./rules/seeded-random.js";
import { createSimulatorServer, type HostRoute } from "./server/server.js";
import { waitUntil, type WaitOptions } from "./world/waiting.js";
import { World } from "./world/world.js";

export interface SimulatorOptions {
  /** Default: an invented one. */
  token?: string;
  /** Default 0: any free port. */
  port?: number;
  host?: string;
  /** The clock of the simulated world. */
  now?: () => Date;
  /** Username of the bot, without "@". */
  botUsername?: string;
  /** How the bot is called in people's lists of chats. */
  botName?: string;
  /** Decides on faults that strike only sometimes; the same seed repeats a run. Default: chance. */
  seed?: number;
  /** Refuses with 429 what is sent faster than Telegram lets bots send; default false. */
  enforcesPace?: boolean;
  /** How long a press on an inline button may wait for its answer; default a minute. */
  callbackLifetimeMs?: number;
  /** Addresses that the host answers itself, like `/healthz`. */
  hostRoutes?: readonly HostRoute[];
  /** Folders of the web page; the first that has a file serves it. */
  pageFolders?: readonly string[];
}

/** A Telegram of one's own on the loopback interface. */
export interface Simulator {
  /** API root, as `BOT_API_ROOT` takes it. */
  url: string;
  token: string;
  world: World;
  faults: Faults;
  /** Calls of the API in the order of their answers; `getUpdates` only when it brought something or failed. */
  calls: readonly CallView[];
  /** Updates that no offset has confirmed. */
  pendingUpdates: () => Update[];
  /** Repeats updates: the last one, the last n, or this one, even though they were confirmed. */
  redeliver: (what: Update | "last" | number) => Update[];
  /** Looks at each change of the world until this is true; rejects after `timeoutMs` (default 120,000). */
  waitUntil: (predicate: () => boolean | Promise<boolean>, options?: WaitOptions) => Promise<void>;
  /** Every change of the world; gives back the way to stop listening. */
  on: (name: "event", listener: (event: SimEvent) => void) => () => void;
  /** Tells the page how the bot's process fares. */
  setHostStatus: (status: HostStatus) => void;
  close: () => Promise<void>;
}

/** It knows nothing of a world, and to compile its checks takes most of the time of a short life. */
let botApiOfAll: BotApi | undefined;

/** Starts the server; it is ready when the promise is. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { now = () => new Date(), host = "127.0.0.1", seed } = options;
  const token = options.token ?? "700000001:simulated-token-of-no-use-elsewhere";
  const callbackLifetimeMs = options.callbackLifetimeMs ?? 60_000;
  const world = new World({ bot: botOf(token, options), now, callbackLifetimeMs });
  const { events, updates } = world;
  const random = seed === undefined ? Math.random : seededRandom(seed);
  const faults = new Faults(random, (rules) => events.emit({ type: "faults", faults: rules }));
  const calls = new CallLog(now, (call) => events.emit({ type: "call", call }));
  let hostStatus: HostStatus = { bot: "unmanaged", deaths: 0 };

  const api = (botApiOfAll ??= createBotApi(loadSchema()));
  const pace = options.enforcesPace ? new Pace(now) : undefined;
  const botApi = { token, world, api, faults, calls, pace };
  world.webhook.callBack = (method, params) => callFromWebhook(botApi, method, params);
  const server = createSimulatorServer({
    botApi,
    control: { world, faults, hostStatus: () => hostStatus },
    hostRoutes: options.hostRoutes ?? [],
    pageFolders: options.pageFolders ?? [],
  });
  const port = await listen(server, options.port ?? 0, host);

  return {
    url: `http://${host}:${port}`,
    token,
    world,
    faults,
    calls: calls.entries,
    pendingUpdates: () => updates.listPending(),
    redeliver: (what) => updates.redeliver(wantedUpdates(what)),
    waitUntil: (predicate, waitOptions) => waitUntil(world, predicate, waitOptions),
    on: (_name, listener) => events.listen(({ event }) => listener(event)),
    setHostStatus: (status) => {
      hostStatus = status;
      events.emit({ type: "host", host: status });
    },
    close: () => {
      world.polling.close();
      world.webhook.close();
      return closeServer(server);
    },
  };
}

function botOf(token: string, { botUsername, botName }: SimulatorOptions): User {
  const id = Number(/^\d+/.exec(token)?.[0] ?? 700_000_001);
  const username = botUsername ?? "zone_simulated_bot";
  return { id, is_bot: true, first_name: botName ?? "Zone", username };
}

/** Gives the port that was taken. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function wantedUpdates(what: Update | "last" | number): Redeliver {
  if (what === "last") return { what };
  return typeof what === "number" ? { count: what } : { updateId: what.update_id };
}
