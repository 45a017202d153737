import { access, readFile } from "node:fs/promises";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";

/** Serves the built web: files by name, and the one page for every other path, so that a link into the middle works. */
export async function serveWeb(app: Hono, folder: string): Promise<void> {
  await access(`${folder}/index.html`);
  const page = await readFile(`${folder}/index.html`, "utf8");
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      // Names carry a fingerprint of the content.
      onFound: (_path, context) => context.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  // A page from before an update asks for files that are gone: it must not take the page for a script.
  app.get("/assets/*", (context) => context.text("not found", 404, { "cache-control": "no-store" }));
  app.get("*", (context) => context.html(page, 200, { "cache-control": "no-cache" }));
}
