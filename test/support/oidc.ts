/** A provider of the shared sign-in for tests: a real one (oidc-provider), and one whose tokens can be made wrong. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export const clientId = "vuon";
export const clientSecret = "a secret of the tests of the shared sign-in";

export type TestProvider = { readonly issuer: string; close(): Promise<void> };

async function serve(build: (issuer: string) => RequestListener): Promise<TestProvider> {
  const answer: { handle?: RequestListener } = {};
  const server = createServer((request, response) => answer.handle?.(request, response));
  await new Promise<void>((settle) => server.listen(0, "localhost", settle));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  answer.handle = build(issuer);
  return {
    issuer,
    close: async () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

type Person = { readonly sub: string } & Readonly<Record<string, unknown>>;

/** Signs in whom `person` answers, without asking. */
export async function openProvider(redirectUri: string, person: () => Person): Promise<TestProvider> {
  return serve((issuer) => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
      claims: { openid: ["sub"], profile: ["name", "preferred_username", "vuon_posts"] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ["of the tests"] },
      findAccount: (_context, accountId) => ({ accountId, claims: () => ({ ...person(), sub: accountId }) }),
      loadExistingGrant: async (context) => {
        const grant = new provider.Grant({
          clientId: context.oidc.client?.clientId ?? clientId,
          accountId: context.oidc.session?.accountId ?? "",
        });
        grant.addOIDCScope("openid profile");
        await grant.save();
        return grant;
      },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    });
    const handle = provider.callback();
    return (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith("/interaction/") === true) {
        void provider.interactionFinished(request, response, { login: { accountId: person().sub } });
      } else void handle(request, response);
    };
  });
}

export type Forgery = {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signedByAnother?: boolean;
};

/** Answers every code with a token whose claims the test may overwrite: the nonce is that of the last departure. */
export async function openForger(nonce: () => string, forgery: () => Forgery): Promise<TestProvider> {
  const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const [own, another] = [pair(), pair()];
  return serve((issuer) => (request, response) => {
    const answer = (body: object) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(body));
    };
    if (request.url === "/.well-known/openid-configuration") {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/jwks") {
      return answer({ keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
    }
    const { claims, signedByAnother } = forgery();
    const now = Math.floor(Date.now() / 1000);
    const reported = { iss: issuer, aud: clientId, sub: "forged", iat: now, exp: now + 300, nonce: nonce(), ...claims };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "1" })}.${part(reported)}`;
    const { privateKey } = signedByAnother === true ? another : own;
    const signature = createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url");
    return answer({ access_token: "x", token_type: "bearer", id_token: `${signed}.${signature}` });
  });
}
