import { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { clientAddressHeader } from "./client-address.ts";
import { connectionLimits, guardConnections } from "./guard-connections.ts";

export type Listening = { readonly url: string; stop(): Promise<void> };

export class NoFreePort extends Error {}

/** Serves on the wanted port, or on the next free one when somebody else has it. */
export async function listen(
  build: (url: string) => Promise<Hono>,
  options: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const limit = options.port === 0 ? 1 : 50;
  for (let step = 0; step < limit; step += 1) {
    const listening = await tryPort(build, options.host, options.port === 0 ? 0 : options.port + step);
    if (listening !== undefined) return listening;
  }
  throw new NoFreePort(`No free port from ${options.port} to ${options.port + limit - 1}: give another with PORT=…`);
}

async function tryPort(
  build: (url: string) => Promise<Hono>,
  host: string,
  port: number,
): Promise<Listening | undefined> {
  // The app is given its own address, so it is built once the port is known; requests wait for it.
  const { promise: app, resolve, reject } = Promise.withResolvers<Hono>();
  const opened = await new Promise<{ server: ReturnType<typeof serve>; port: number } | undefined>((settle, fail) => {
    const fetch = async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
      noteClientAddress(incoming, incoming.socket.remoteAddress);
      return (await app).fetch(request);
    };
    const server = serve({ fetch, hostname: host, port, serverOptions: connectionLimits }, (address) =>
      settle({ server, port: address.port }),
    );
    if (server instanceof Server) guardConnections(server);
    server.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? settle(undefined) : fail(error),
    );
  });
  if (opened === undefined) return undefined;
  const shownHost = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const url = `http://${shownHost}:${opened.port}`;
  build(url).then(resolve, reject);
  await app.catch((error: unknown) => {
    opened.server.close();
    throw error;
  });
  return {
    url,
    stop: async () =>
      new Promise<void>((settle) => {
        opened.server.close(() => settle());
        if ("closeAllConnections" in opened.server) opened.server.closeAllConnections();
      }),
  };
}

/**
 * Puts the address of the connection in the place of what a caller may have named so. The headers of a request are made from these
 * when they are first read; to copy the request instead would cost as much as everything else that is done before a handler.
 */
function noteClientAddress(
  { rawHeaders, headers }: { readonly rawHeaders: string[]; readonly headers: Record<string, unknown> },
  address = "127.0.0.1",
): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (rawHeaders[at]?.toLowerCase() === clientAddressHeader) rawHeaders.splice(at, 2);
  rawHeaders.push(clientAddressHeader, address);
  headers[clientAddressHeader] = address;
}
