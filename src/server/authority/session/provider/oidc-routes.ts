import type { Hono } from "hono";
import { z } from "zod";
import { refuse } from "#kernel/refusal.ts";
import { endedCookie, readSignedCookie, signedCookie } from "#server/authority/session/session-cookie.ts";
import { challengeSeconds } from "#server/authority/session/passkey/challenge.ts";
import { departTo, openProvider } from "./oidc-client.ts";
import type { Departure, Provider } from "./oidc-client.ts";
import { callerOf } from "#server/authority/session/sign-in-context.ts";
import type { SignInContext } from "#server/authority/session/sign-in-context.ts";
import { signInByProvider } from "./sign-in-by-provider.ts";

const path = "/api/sign-in/oidc";
const departureShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** The way to the provider and back. A browser follows it, so what is refused goes back to the page of sign-in with its code. */
export function serveOidc(app: Hono, context: SignInContext): void {
  const { server, jar } = context;
  const providers = openProvider(server);
  const find = async (): Promise<Provider | undefined> =>
    providers.find().catch((error: unknown) => {
      server.log("error", "the provider of the shared sign-in was not found", { cause: String(error) });
      return undefined;
    });

  app.get(`${path}/start`, async (hono) => {
    const provider = await find();
    if (provider === undefined) return goTo(refusedPage(refuse("authority.oidc_not_configured").code));
    const { url, departure } = await departTo(server, provider, placeHere(hono.req.query("to")));
    const value = Buffer.from(JSON.stringify(departure)).toString("base64url");
    return goTo(url.href, [signedCookie(jar, "oidc", value, { seconds: challengeSeconds, path })]);
  });

  app.get(`${path}/callback`, async (hono) => {
    const provider = await find();
    if (provider === undefined) return goTo(refusedPage(refuse("authority.oidc_not_configured").code));
    const { raw } = hono.req;
    const departure = readDeparture(readSignedCookie(jar, raw.headers.get("cookie"), "oidc"));
    const { search } = new URL(raw.url);
    const started = await signInByProvider(context, provider, callerOf(context, raw), { search, departure });
    const ended = endedCookie(jar, "oidc", path);
    if (!started.ok) return goTo(refusedPage(started.failure.code), [ended]);
    return goTo(departure?.to ?? "/", [...started.value.cookies, ended]);
  });
}

function readDeparture(cookie: string | undefined): Departure | undefined {
  if (cookie === undefined) return undefined;
  const read = departureShape.safeParse(JSON.parse(Buffer.from(cookie, "base64url").toString()));
  return read.success ? read.data : undefined;
}

/** Only addresses of this place: "//elsewhere" is another host. */
function placeHere(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : "/";
}

const refusedPage = (code: string) => `/sign-in?refusal=${encodeURIComponent(code)}`;

function goTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}
