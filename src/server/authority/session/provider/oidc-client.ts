import * as client from "openid-client";
import type { ServerContext } from "#server/platform/server-context.ts";
import { makeChallenge } from "#server/authority/session/passkey/challenge.ts";

/** The shared sign-in, found by its issuer at the first use. */
export type Provider = { readonly configuration: client.Configuration; readonly redirectUri: string };

export type Providers = { readonly find: () => Promise<Provider | undefined> };

export function openProvider({ config, publicUrl }: ServerContext): Providers {
  const { VUON_OIDC_ISSUER: issuer } = config;
  if (issuer === undefined || publicUrl === undefined) return { find: async () => undefined };
  const redirectUri = new URL("/api/sign-in/oidc/callback", publicUrl).href;
  let found: Promise<Provider> | undefined;
  const discover = async (): Promise<Provider> => {
    const url = new URL(issuer);
    const insecure = url.protocol === "http:" ? [client.allowInsecureRequests] : [];
    const { VUON_OIDC_CLIENT_ID: id, VUON_OIDC_CLIENT_SECRET: secret } = config;
    const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
    const configuration = await client.discovery(url, id, undefined, authentication, {
      // Signatures are checked although the token comes straight from the provider.
      execute: [...insecure, client.enableNonRepudiationChecks],
      timeout: 10,
    });
    return { configuration, redirectUri };
  };
  return {
    find: async () => {
      found ??= discover();
      // A provider that could not be reached is looked for again at the next sign-in.
      found.catch(() => {
        found = undefined;
      });
      return found;
    },
  };
}

/** What the browser carries to the provider and back, in a signed cookie. */
export type Departure = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
};

export async function departTo(
  server: ServerContext,
  { configuration, redirectUri }: Provider,
  to: string,
): Promise<{ readonly url: URL; readonly departure: Departure }> {
  const departure = {
    state: makeChallenge(server.keys.signIn, "oidc"),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    to,
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: server.config.VUON_OIDC_SCOPE,
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
    code_challenge_method: "S256",
  });
  return { url, departure };
}

/** The claims of the ID token, after its issuer, audience, signature, expiry and nonce were checked. @throws when one does not hold */
export async function claimsOf(
  { configuration, redirectUri }: Provider,
  search: string,
  departure: Departure,
): Promise<client.IDToken> {
  const tokens = await client.authorizationCodeGrant(configuration, new URL(search, redirectUri), {
    expectedState: departure.state,
    expectedNonce: departure.nonce,
    pkceCodeVerifier: departure.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error("the provider sent no ID token");
  return claims;
}
