import type { Hono } from "hono";
import { z } from "zod";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
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
  const find = async (): Promise<Result<Provider, Refusal>> => {
    try {
      const provider = await providers.find();
      return provider === undefined ? failure(refuse("authority.oidc_not_configured")) : success(provider);
    } catch (error) {
      server.log("error", "the provider of the shared sign-in was not reached", { cause: String(error) });
      return failure(refuse("authority.oidc_unreachable"));
    }
  };

  app.get(`${path}/start`, async (hono) => {
    const provider = await find();
    if (!provider.ok) return goTo(refusedPage(provider.failure.code));
    const { url, departure } = await departTo(server, provider.value, placeHere(hono.req.query("to")));
    const value = Buffer.from(JSON.stringify(departure)).toString("base64url");
    return goTo(url.href, [signedCookie(jar, "oidc", value, { seconds: challengeSeconds, path })]);
  });

  app.get(`${path}/callback`, async (hono) => {
    const provider = await find();
    if (!provider.ok) return goTo(refusedPage(provider.failure.code));
    const { raw } = hono.req;
    const departure = readDeparture(readSignedCookie(jar, raw.headers.get("cookie"), "oidc"));
    const { search } = new URL(raw.url);
    const started = await signInByProvider(context, provider.value, callerOf(context, raw), { search, departure });
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

const anywhere = "http://here.invalid";

/** Only addresses of this place, as a browser reads them: it drops tabs and line ends, so that "/<tab>/elsewhere" is another host too. */
export function placeHere(to: string | undefined): string {
  if (to === undefined || !to.startsWith("/") || !URL.canParse(to, anywhere)) return "/";
  const { origin, pathname, search, hash } = new URL(to, anywhere);
  return origin === anywhere && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}

const refusedPage = (code: string) => `/sign-in?refusal=${encodeURIComponent(code)}`;

function goTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}
