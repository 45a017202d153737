import type { Server, ServerOptions } from "node:http";
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
  // A body that comes with a read is never looked at: its connection serves nothing more.
  server.prependListener("request", (incoming, outgoing) => {
    const reads = incoming.method === "GET" || incoming.method === "HEAD";
    const { "content-length": length = "0", "transfer-encoding": coding } = incoming.headers;
    if (reads && (length !== "0" || coding !== undefined)) outgoing.shouldKeepAlive = false;
  });
}
