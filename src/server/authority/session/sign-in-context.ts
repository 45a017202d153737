import { createHmac } from "node:crypto";
import type { BlockList } from "node:net";
import { plainUserName } from "#programme/authority/post/user-name.ts";
import { clientAddressOf } from "#server/platform/http/client-address.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { CookieJar } from "./session-cookie.ts";

/** What every way to sign in is given. */
export type SignInContext = {
  readonly server: ServerContext;
  readonly jar: CookieJar;
  readonly trustedProxies: BlockList;
};

export function openSignIn(server: ServerContext): SignInContext {
  return {
    server,
    jar: { secret: server.keys.signIn, isSecure: server.publicUrl?.startsWith("https://") === true },
    trustedProxies: server.config.VUON_TRUSTED_PROXIES,
  };
}

/** Who asks, apart from a name: address and browser. */
export type Caller = {
  readonly address: string;
  readonly userAgent: string | undefined;
  readonly cookies: string | null;
};

export function callerOf(context: SignInContext, request: Request): Caller {
  return {
    address: clientAddressOf(request.headers, context.trustedProxies),
    userAgent: request.headers.get("user-agent")?.slice(0, 400) ?? undefined,
    cookies: request.headers.get("cookie"),
  };
}

/** A fingerprint by which attempts are counted without keeping what was typed. */
export function fingerprint({ jar }: SignInContext, kind: "account" | "device" | "address", text: string): Buffer {
  return createHmac("sha256", jar.secret).update(`vuon.sign-in.${kind}\u001F${text}`).digest();
}

export function accountKey(context: SignInContext, typedName: string): Buffer {
  return fingerprint(context, "account", plainUserName(typedName));
}
