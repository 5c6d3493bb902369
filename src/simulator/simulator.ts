import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "@grammyjs/types";
import { createBotApi } from "./api/bot-api.js";
import { CallLog } from "./call-log.js";
import type { CallView, Redeliver, SimEvent } from "./control-types.js";
import { Faults } from "./faults.js";
import { loadSchema } from "./schema/load.js";
import { answerBotApi } from "./server/bot-api-route.js";
import { sendJson } from "./server/respond.js";
import { waitUntil, type WaitOptions } from "./waiting.js";
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
  /** Decides on faults that strike only sometimes; give a seeded one to repeat a run. */
  random?: () => number;
  /** How long a press on an inline button may wait for its answer; default a minute. */
  callbackLifetimeMs?: number;
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
  pendingUpdates(): Update[];
  /** Repeats updates: the last one, the last n, or this one, even though they were confirmed. */
  redeliver(what: Update | "last" | number): Update[];
  /** Looks at each change of the world until this is true; rejects after `timeoutMs` (default 5000). */
  waitUntil(predicate: () => boolean | Promise<boolean>, options?: WaitOptions): Promise<void>;
  /** Every change of the world; gives back the way to stop listening. */
  on(name: "event", listener: (event: SimEvent) => void): () => void;
  close(): Promise<void>;
}

/** Starts the server; it is ready when the promise is. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    token = "700000001:simulated-token-of-no-use-elsewhere",
    port = 0,
    host = "127.0.0.1",
    now = () => new Date(),
    botUsername = "zone_simulated_bot",
    random = Math.random,
    callbackLifetimeMs = 60_000,
  } = options;

  const bot = {
    id: Number(/^\d+/.exec(token)?.[0] ?? 700_000_001),
    is_bot: true,
    first_name: "Zone",
    username: botUsername,
  };
  const world = new World({ bot, now, callbackLifetimeMs });
  const faults = new Faults(random, (rules) =>
    world.events.emit({ type: "faults", faults: rules }),
  );
  const calls = new CallLog(now, (call) => world.events.emit({ type: "call", call }));
  const route = { token, world, api: createBotApi(loadSchema()), faults, calls };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (await answerBotApi(route, request, response)) return;
    sendJson(response, 404, { ok: false, error_code: 404, description: "Not Found" });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return response.destroy();
      const description = `The simulator failed: ${String(error)}`;
      sendJson(response, 500, { ok: false, error_code: 500, description });
    });
  });
  // Idle connections are the client's to close: a server that closes first breaks the next call.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;

  return {
    url: `http://${host}:${address.port}`,
    token,
    world,
    faults,
    calls: calls.entries,
    pendingUpdates: () => world.updates.listPending(),
    redeliver: (what) => world.updates.redeliver(wantedUpdates(what)),
    waitUntil: (predicate, waitOptions) => waitUntil(world, predicate, waitOptions),
    on: (_name, listener) => world.events.listen(({ event }) => listener(event)),
    close: async () => {
      world.updates.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function wantedUpdates(what: Update | "last" | number): Redeliver {
  if (what === "last") return { what };
  return typeof what === "number" ? { count: what } : { updateId: what.update_id };
}
