import { serve } from "@hono/node-server";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { clientAddressHeader } from "./sign-in.ts";

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
  // The app is told its own address, so it is built once the port is known; requests wait for it.
  const { promise: app, resolve, reject } = Promise.withResolvers<Hono>();
  const opened = await new Promise<{ server: ReturnType<typeof serve>; port: number } | undefined>((settle, fail) => {
    const fetch = async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
      const headers = new Headers(request.headers);
      headers.set(clientAddressHeader, incoming.socket.remoteAddress ?? "127.0.0.1");
      return (await app).fetch(new Request(request, { headers }));
    };
    const server = serve({ fetch, hostname: host, port }, (address) => settle({ server, port: address.port }));
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
