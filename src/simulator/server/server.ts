import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerBotApi, type BotApiRoute } from "./bot-api-route.js";
import { answerControl, type ControlRoute } from "./control-route.js";
import { sendJson } from "./respond.js";
import { answerStatic } from "./static-files.js";

/** An address that the host of the simulator answers itself. */
export interface HostRoute {
  method: string;
  /** Like `/healthz`. */
  path: string;
  answer(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface ServerParts {
  botApi: BotApiRoute;
  control: ControlRoute;
  hostRoutes: readonly HostRoute[];
  pageFolders: readonly string[];
}

/** The Bot API, the control API, the host's own addresses and the page, on one port. */
export function createSimulatorServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const description = `The simulator failed: ${String(error)}`;
      sendJson(response, 500, { ok: false, error_code: 500, description });
    });
  });
  // Idle connections are the client's to close: a server that closes first breaks the next call.
  server.keepAliveTimeout = 0;
  return server;
}

async function answer(
  { botApi, control, hostRoutes, pageFolders }: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await answerBotApi(botApi, request, response)) return;
  if (isFromAnotherSite(request)) {
    return sendJson(response, 403, { ok: false, error: "Another site's page may not act here" });
  }
  if (await answerControl(control, request, response)) return;
  const path = request.url?.split("?", 1)[0];
  const own = hostRoutes.find((route) => route.path === path && route.method === request.method);
  if (own) return own.answer(request, response);
  if (await answerStatic(pageFolders, request, response)) return;
  sendJson(response, 404, { ok: false, error_code: 404, description: "Not Found" });
}

/** A browser names the page that a request comes from; only the simulator's own page may act. */
function isFromAnotherSite({ method, headers }: IncomingMessage): boolean {
  if (method === "GET" || !headers.origin) return false;
  return headers.origin !== `http://${headers.host}`;
}
