import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { connectionLimits, guardConnections } from "./guard-connections.ts";

const server = createServer(connectionLimits, (incoming, outgoing) => {
  if (incoming.url === "/large") outgoing.end(Buffer.alloc(64_000_000));
  else setTimeout(() => outgoing.end("done"), 400);
});
guardConnections(server, 100);
const listening = once(server.listen(0, "127.0.0.1"), "listening");
after(() => server.close());

async function ask(request: string) {
  await listening;
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(request);
  return socket;
}

test("an answer that nobody reads is given up, and its connection is closed", async () => {
  const closed = new Promise((resolve) => {
    server.once("connection", (socket) => socket.once("close", resolve));
  });
  const socket = await ask("GET /large HTTP/1.1\r\nhost: a\r\n\r\n");
  socket.pause();
  await closed;
  socket.destroy();
});

test("a connection that waits for its answer is left alone", async () => {
  const socket = await ask("GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
  const [answer] = await once(socket, "data");
  assert.match(String(answer), /200 OK/);
  socket.destroy();
});

test("a body that comes with a read is not waited for: the connection ends after the answer", async () => {
  const socket = await ask("GET /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 300000000\r\n\r\n");
  const [answer] = await once(socket, "data");
  assert.match(String(answer), /200 OK/);
  await once(socket, "close");
});
