import type { Context } from "hono";
import { listHeldPosts } from "#server/authority/authority-store.ts";
import { healthOf } from "#server/platform/health.ts";
import type { House } from "#server/platform/house.ts";
import type { Identify } from "#server/platform/http/http.ts";

/** Anybody is told which part fails, an operator why. */
export function healthRoute(
  house: House,
  options: { readonly version: string; readonly identify: Identify },
): (context: Context) => Promise<Response> {
  const read = healthOf(house);
  return async (context) => {
    const { ok, checks } = await read();
    const details = checks.database.ok && (await isOperator(house, options.identify, context.req.raw));
    const shown = Object.fromEntries(
      Object.entries(checks).map(([part, check]) => [
        part,
        details ? { state: check.ok ? "ok" : "failing", ...check.facts } : check.ok ? "ok" : "failing",
      ]),
    );
    return context.json({ ok, version: options.version, checks: shown }, ok ? 200 : 503, {
      "cache-control": "no-store",
    });
  };
}

async function isOperator({ database, today }: House, identify: Identify, request: Request): Promise<boolean> {
  if (request.headers.get("cookie") === null) return false;
  const actor = await identify(request).catch(() => undefined);
  if (actor === undefined) return false;
  const day = today();
  const posts = await listHeldPosts(database, actor.officerId);
  return posts.some(
    ({ kind, validFrom, validTo }) =>
      kind === "operator" && validFrom <= day && (validTo === undefined || validTo >= day),
  );
}
