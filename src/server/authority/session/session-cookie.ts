import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Cookies whose value is signed (HMAC-SHA-256 with the sign-in key): `value.signature`, percent-encoded. The format is the one that
 * sessions had from the beginning, so that an upgrade signs nobody out.
 */
export type CookieJar = { readonly secret: string; readonly isSecure: boolean };

/** Over HTTPS browsers are made to refuse the cookie on plain HTTP (RFC 6265bis, prefix __Secure-). */
export function cookieName(jar: CookieJar, name: string): string {
  return `${jar.isSecure ? "__Secure-" : ""}vuon.${name}`;
}

export function signedCookie(
  jar: CookieJar,
  name: string,
  value: string,
  options: { readonly seconds: number; readonly path?: string },
): string {
  const signed = encodeURIComponent(`${value}.${signatureOf(jar, value)}`);
  const secure = jar.isSecure ? "; Secure" : "";
  return `${cookieName(jar, name)}=${signed}; Max-Age=${options.seconds}; Path=${options.path ?? "/"}; HttpOnly; SameSite=Lax${secure}`;
}

export function endedCookie(jar: CookieJar, name: string, path = "/"): string {
  const secure = jar.isSecure ? "; Secure" : "";
  return `${cookieName(jar, name)}=; Max-Age=0; Path=${path}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie of the request, or undefined when it is missing or its signature is not ours. */
export function readSignedCookie(jar: CookieJar, cookies: string | null, name: string): string | undefined {
  const text = findCookie(cookies, cookieName(jar, name));
  if (text === undefined) return undefined;
  const dot = text.lastIndexOf(".");
  if (dot < 1) return undefined;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  const wanted = Buffer.from(signatureOf(jar, value));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : undefined;
}

function signatureOf(jar: CookieJar, value: string): string {
  return createHmac("sha256", jar.secret).update(value).digest("base64");
}

function findCookie(cookies: string | null, name: string): string | undefined {
  for (const part of (cookies ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim() === name) return decoded(part.slice(equals + 1).trim());
  }
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
