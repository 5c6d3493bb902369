import type { IncomingMessage, ServerResponse } from "node:http";
import type { Events, NumberedEvent } from "../world/events.js";

const heartbeatMs = 15_000;

/** Server-sent events: first what came after the number that the caller names, then all that comes. */
export function streamEvents(
  events: Events,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
  });
  response.write(": here\n\n");
  const send = ({ id, event }: NumberedEvent) => {
    response.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
  };

  const since = sinceOf(request);
  const missed = since === undefined ? [] : events.findSince(since);
  if (missed) missed.forEach(send);
  else send({ id: events.lastId, event: { type: "reset" } });

  const stopListening = events.listen(send);
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs).unref();
  response.once("close", () => {
    stopListening();
    clearInterval(heartbeat);
  });
}

function sinceOf(request: IncomingMessage): number | undefined {
  const { searchParams } = new URL(request.url ?? "/", "http://simulator");
  const since = request.headers["last-event-id"] ?? searchParams.get("since");
  return since === null ? undefined : Number(since);
}
