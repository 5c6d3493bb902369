import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { ApiError } from "@grammyjs/types";
import type { BotApi } from "../api/bot-api.js";
import type { MethodName, UploadedFile } from "../api/call.js";
import type { CallLog } from "./call-log.js";
import type { FaultView } from "../control-types.js";
import type { Faults } from "../rules/faults.js";
import type { Pace } from "../rules/pace.js";
import { Refusal } from "../rules/refusal.js";
import type { World } from "../world/world.js";
import { readParams, type RequestParams } from "./body.js";
import { sendBytes, sendJson } from "./respond.js";

export interface BotApiRoute {
  token: string;
  world: World;
  api: BotApi;
  faults: Faults;
  calls: CallLog;
  pace: Pace | undefined;
}

const addressPattern = /^\/(file\/)?bot([^/]+)\/([^?]*)(?:\?(.*))?$/;

/** Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`; false when the address is another one. */
export async function answerBotApi(
  route: BotApiRoute,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [address, isFile, token, rest = "", query = ""] =
    addressPattern.exec(request.url ?? "") ?? [];
  if (address === undefined) return false;
  try {
    if (token !== route.token) throw new Refusal(401, "Unauthorized");
    if (isFile) {
      answerFile(route.world, response, decodeURIComponent(rest));
    } else {
      const method = route.api.getMethodName(rest);
      await answerCall(route, request, response, method, await readParams(request, query));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendJson(response, error.code, errorBody(error));
  }
  return true;
}

function answerFile(world: World, response: ServerResponse, path: string): void {
  const file = world.files.findByPath(path);
  if (!file) throw new Refusal(404, "Not Found");
  sendBytes(response, file.mimeType, file.bytes);
}

async function answerCall(
  route: BotApiRoute,
  request: IncomingMessage,
  response: ServerResponse,
  method: MethodName,
  { params: raw, uploads }: RequestParams,
): Promise<void> {
  const { api, calls, faults, world } = route;
  const params = api.readParams(method, raw, uploads);
  const log = calls.begin(method, params);
  try {
    const struck = faults.strike(method, params.chat_id);
    for (const { delayMs = 1000 } of struck.filter(({ kind }) => kind === "latency")) {
      await delay(delayMs, undefined, { ref: false });
    }
    const fault = struck.find(({ kind }) => kind !== "latency");
    if (fault?.kind === "cut-before") return cut(false);
    if (fault && fault.kind !== "cut-after") throw refusalOf(fault);
    route.pace?.check(method, params);

    const result = await api.call(method, params, {
      world,
      uploads,
      whenGone: goneSignal(response),
    });
    if (fault) return cut(true);
    log({ ok: true, result });
    sendJson(response, 200, { ok: true, result });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log({ ok: false, errorCode: error.code, description: error.message });
    throw error;
  }

  function cut(tookEffect: boolean): void {
    log({ ok: false, cut: true, tookEffect });
    request.socket.destroy();
  }
}

/** Carries out the call in a webhook's answer: nobody hears whether it went well, but the log. */
export async function callFromWebhook(
  { api, world, calls }: BotApiRoute,
  name: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const log = calls.begin(name, raw);
  const uploads = new Map<string, UploadedFile>();
  const whenGone = new AbortController().signal;
  try {
    const method = api.getMethodName(name);
    const params = api.readParams(method, raw, uploads);
    log({ ok: true, result: await api.call(method, params, { world, uploads, whenGone }) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log({ ok: false, errorCode: error.code, description: error.message });
  }
}

function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}

function refusalOf({ kind, retryAfter = 1, errorCode = 400, description }: FaultView): Refusal {
  if (kind === "429") {
    const words = `Too Many Requests: retry after ${retryAfter}`;
    return new Refusal(429, words, { retry_after: retryAfter });
  }
  if (kind === "500") return new Refusal(500, "Internal Server Error");
  return new Refusal(errorCode, description ?? "Bad Request: refused on demand");
}

function errorBody({ code, message, parameters }: Refusal): ApiError {
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
}
