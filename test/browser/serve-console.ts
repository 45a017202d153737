import { buildApp } from "#server/app.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { listen } from "#server/platform/http/listen.ts";
import type { Listening } from "#server/platform/http/listen.ts";
import { serveWeb } from "#server/platform/http/web-files.ts";
import { buildWeb } from "../../src/main/build-web.ts";
import { webFolder } from "../../src/main/serve.ts";

/** The console of an installation as a browser meets it, on a port of its own, built again where the code changed. */
export async function serveConsole(server: ServerContext): Promise<Listening> {
  await buildWeb(webFolder);
  return listen(
    async (url) => {
      const app = buildApp(server, { version: "test", publicUrl: url, paperUrl: url });
      await serveWeb(app, webFolder);
      return app;
    },
    { host: "127.0.0.1", port: 0 },
  );
}
