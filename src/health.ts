import { createServer, type Server } from "node:http";
import { StartError } from "./start-error.js";

export interface Health {
  staffChat: "ok" | "lost" | "none";
  /** Calls to Telegram that wait in the outbox. */
  outboxWaiting: number;
  /** Updates that are stored and not answered yet. */
  inboxWaiting: number;
}

/**
 * Serves `/healthz` and `/metrics`. A lost desk is told in the body: cases are stored and wait, so the program is well
 * and a restart would mend nothing. 503 means that the database does not answer.
 *
 * @throws StartError when the port is taken
 */
export async function startHealthServer(
  { port, host }: { port: number; host: string },
  read: () => Promise<Health>,
): Promise<Server> {
  const server = createServer((request, response) => {
    void read().then(
      (health) => {
        const isMetrics = request.url === "/metrics";
        if (!isMetrics && request.url !== "/healthz") return response.writeHead(404).end();
        response.writeHead(200, {
          "content-type": isMetrics ? "text/plain; version=0.0.4" : "application/json",
        });
        return response.end(isMetrics ? metrics(health) : JSON.stringify({ ok: true, ...health }));
      },
      (error: unknown) =>
        response.writeHead(503).end(JSON.stringify({ ok: false, error: String(error) })),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new StartError(
          `Port ${port} on ${host} cannot be used (${error.code}); set PORT to a free one, or to 0`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  return server;
}

function metrics(health: Health): string {
  return [
    "# TYPE zone_outbox_waiting gauge",
    `zone_outbox_waiting ${health.outboxWaiting}`,
    "# TYPE zone_inbox_waiting gauge",
    `zone_inbox_waiting ${health.inboxWaiting}`,
    "# TYPE zone_staff_chat_ok gauge",
    `zone_staff_chat_ok ${health.staffChat === "ok" ? 1 : 0}`,
    "",
  ].join("\n");
}
