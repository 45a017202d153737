import type { IncomingMessage, Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";

/** What a connection may cost before anything is known about who holds it. */
export const connectionLimits: ServerOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  // The longest upload; the pace of each body is watched while it is read (body-chunks.ts), and an unread one ends its connection.
  requestTimeout: 60 * 60_000,
};

/** Beyond these, a new connection is closed at once; the file descriptors of the process stay enough for the database. */
const mostConnections = 5000;

/**
 * Ends a connection whose reader takes nothing of what waits for it. One that waits for us is left alone: an act may take its time.
 */
export function guardConnections(server: Server, unreadMs = 60_000): void {
  server.maxConnections = mostConnections;
  server.setTimeout(unreadMs, (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy();
    else socket.setTimeout(unreadMs);
  });
  // Whatever was not read when the answer is out is not waited for: a refused body, or one that came with a read.
  server.prependListener("request", (incoming, outgoing) => {
    outgoing.once("finish", () => endUnread(incoming));
  });
}

/** What is thrown away of a body after its answer, so that a caller who is still sending reads the answer first. */
const mostDiscarded = 32_000_000;

/** The answer is out and the body is not in: a little is thrown away, for half a second, then the connection ends. */
function endUnread(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  const { socket } = incoming;
  const [before, until] = [socket.bytesRead, Date.now() + 500];
  const watch = setInterval(() => {
    if (socket.bytesRead - before > mostDiscarded || Date.now() > until) socket.destroy();
  }, 10);
  const stop = () => clearInterval(watch);
  incoming.once("end", stop);
  socket.once("close", stop);
}
