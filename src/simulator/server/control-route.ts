import type { IncomingMessage, ServerResponse } from "node:http";
import { perform } from "../world/acts.js";
import type { Act, FaultRule, HostStatus, Redeliver, SimState } from "../control-types.js";
import type { Faults } from "../rules/faults.js";
import { Refusal } from "../rules/refusal.js";
import type { World } from "../world/world.js";
import { chatView, personView } from "../world/views.js";
import { readBytes } from "./body.js";
import { streamEvents } from "./event-stream.js";
import { sendBytes, sendJson } from "./respond.js";

export interface ControlRoute {
  world: World;
  faults: Faults;
  hostStatus: () => HostStatus;
}

type Answer = (
  route: ControlRoute,
  request: IncomingMessage,
  response: ServerResponse,
  rest: string,
) => void | Promise<void>;

const answers: Readonly<Record<string, Answer>> = {
  "GET state": (route, _request, response) => sendJson(response, 200, stateOf(route)),
  "GET events": ({ world }, request, response) => streamEvents(world.events, request, response),
  "GET files": ({ world }, _request, response, fileId) => {
    const file = world.files.find(fileId);
    if (!file) throw new Refusal(404, "There is no such file");
    sendBytes(response, file.mimeType, file.bytes);
  },
  "POST act": async ({ world }, request, response) => {
    sendJson(response, 200, perform(world, (await readJson(request)) as Act));
  },
  "POST faults": async ({ faults }, request, response) => {
    sendJson(response, 200, faults.add((await readJson(request)) as FaultRule));
  },
  "DELETE faults": ({ faults }, _request, response, id) => {
    if (id === "") faults.clear();
    else if (!faults.remove(Number(id))) throw new Refusal(404, `There is no fault ${id}`);
    sendJson(response, 200, { ok: true });
  },
  "POST redeliver": async ({ world }, request, response) => {
    const updates = world.updates.redeliver((await readJson(request)) as Redeliver);
    sendJson(response, 200, { ok: true, updateIds: updates.map(({ update_id: id }) => id) });
  },
};

/** Answers what `control-types.ts` describes; false when the address is not under `/sim`. */
export async function answerControl(
  route: ControlRoute,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://simulator");
  const [, root, name, rest = ""] = pathname.split("/");
  if (root !== "sim") return false;
  const answer = answers[`${request.method} ${name}`];
  try {
    if (!answer) throw new Refusal(404, `There is no ${request.method} ${pathname}`);
    await answer(route, request, response, decodeURIComponent(rest));
  } catch (error) {
    if (response.headersSent) throw error;
    const status = error instanceof Refusal ? error.code : 400;
    const words = error instanceof Error ? error.message : String(error);
    sendJson(response, status, { ok: false, error: words });
  }
  return true;
}

function stateOf({ world, faults, hostStatus }: ControlRoute): SimState {
  return {
    lastEventId: world.events.lastId,
    bot: {
      user: world.bot,
      isPolling: world.polling.isPolling,
      pendingUpdates: world.updates.listPending().length,
      description: world.profile.getText("description", ""),
    },
    people: [...world.people.keys()].map((id) => personView(world, id)),
    chats: [...world.chats.values()].map((chat) => chatView(world, chat)),
    faults: faults.list(),
    host: hostStatus(),
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  return JSON.parse((await readBytes(request)).toString("utf8")) as unknown;
}
