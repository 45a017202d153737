import { sql } from "kysely";
import type { IDToken } from "openid-client";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { parseClaimedPosts } from "#programme/authority/post/claimed-posts.ts";
import { plainUserName } from "#programme/authority/post/user-name.ts";
import { addOfficer } from "#server/authority/authority-store.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { isOwnChallenge, spendChallenge } from "#server/authority/session/passkey/challenge.ts";
import { holdsPostOf } from "#server/authority/session/credentials-store.ts";
import { addFailedAttempt } from "#server/authority/session/failed-attempts-store.ts";
import * as store from "./identities-store.ts";
import type { KnownOfficer } from "./identities-store.ts";
import { claimsOf } from "./oidc-client.ts";
import type { Departure, Provider } from "./oidc-client.ts";
import { fingerprint } from "#server/authority/session/sign-in-context.ts";
import type { Caller, SignInContext } from "#server/authority/session/sign-in-context.ts";
import { startSession } from "#server/authority/session/start-session.ts";
import type { Started } from "#server/authority/session/start-session.ts";

/** The provider sent somebody back: who it is, which posts the claims give, and a session. */
export async function signInByProvider(
  context: SignInContext,
  provider: Provider,
  caller: Caller,
  arrival: { readonly search: string; readonly departure: Departure | undefined },
): Promise<Result<Started, Refusal>> {
  const { server, jar } = context;
  const fail = async (
    code: "authority.oidc_refused" | "authority.oidc_no_posts",
    reason: "oidc" | "no_posts" | "disabled",
    who = "nobody",
    officerId?: Id<"officer">,
  ) => {
    await addFailedAttempt(server.database, {
      attemptId: server.newId(),
      officerId,
      accountKey: fingerprint(context, "account", who),
      address: caller.address,
      method: "oidc",
      reason,
    });
    return failure(refuse(code));
  };
  const { departure } = arrival;
  // A browser that never departed from here attempted nothing: noting each would let anybody bury the failed attempts.
  if (departure === undefined) return failure(refuse("authority.oidc_refused"));
  // The state is ours, is answered in time, and is answered once.
  if (!isOwnChallenge(jar.secret, "oidc", departure.state)) return fail("authority.oidc_refused", "oidc");
  if (!(await spendChallenge(server.database, departure.state))) return fail("authority.oidc_refused", "oidc");
  const claims = await claimsOf(provider, arrival.search, departure).catch((error: unknown) => {
    server.log("warning", "the shared sign-in was not accepted", {
      cause: error instanceof Error ? error.message : "",
    });
    return undefined;
  });
  if (claims === undefined || !isSubject(claims.sub)) return fail("authority.oidc_refused", "oidc");
  const who = `${claims.iss} ${claims.sub}`;
  const officer = await server.database.transaction().execute(async (tx) => officerOf(server, tx, claims));
  if (officer === undefined) return fail("authority.oidc_no_posts", "no_posts", who);
  const { officerId, userName } = officer;
  if (officer.isDisabled) return fail("authority.oidc_refused", "disabled", who, officerId);
  const holdsPost = await holdsPostOf(server.database, officerId, "any", server.today());
  if (!holdsPost) return fail("authority.oidc_no_posts", "no_posts", who, officerId);
  return success(await startSession(context, caller, { officerId, userName, method: "oidc" }));
}

/**
 * The officer whom issuer and subject name, linked or made at the first sign-in, with exactly the posts that the claims give now; posts given by
 * an act are not touched. Undefined where there is nobody and nothing to make one from.
 */
async function officerOf(server: ServerContext, tx: Tx, claims: IDToken): Promise<KnownOfficer | undefined> {
  const { config } = server;
  const claimed = parseClaimedPosts(claims[config.VUON_OIDC_POSTS_CLAIM]);
  const within = config.VUON_OIDC_AREAS ?? [server.provinceId];
  const posts = await store.listPostsInForce(tx, claimed, within);
  const known = await store.findByIdentity(tx, claims.iss, claims.sub);
  const officer = known ?? (await linkOrMake(server, tx, claims, posts.length > 0));
  if (officer === undefined || officer.isDisabled) return officer;
  const { officerId } = officer;
  const withIds = posts.map((post) => ({ ...post, postId: server.newId<"post">() }));
  const at = { within, today: server.today(), now: server.now() };
  for (const changed of await store.setClaimedPosts(tx, officerId, withIds, at))
    await auditPost(server, tx, officerId, changed);
  return officer;
}

/** A delegation that ends with its post is in the story of the delegate and in that of the holder. */
async function auditPost(server: ServerContext, tx: Tx, holderId: string, changed: store.PostChange): Promise<void> {
  const { change, postId, kind, areaId } = changed;
  if (change !== "delegation_ended")
    return audit(
      server,
      tx,
      { actor: holderId, of: holderId, areaId },
      { change: `post_${change}_by_claim`, post: kind, postId },
    );
  const facts = {
    event: change,
    post: kind,
    postId,
    lastDay: server.today(),
    isRevoked: true,
    reason: "post_ended_by_claim",
  };
  for (const shown of [changed.officerId, holderId])
    await audit(server, tx, { actor: holderId, of: shown, areaId }, facts);
}

/** 1 to 255 printable ASCII characters (OpenID Connect Core 1.0, section 2): it names an officer for good. */
const isSubject = (subject: string) => /^[\x20-\x7e]{1,255}$/.test(subject);

/** The name as it is shown, without control characters, which the database or a page would not take. */
function shownName(name: unknown): string | undefined {
  if (typeof name !== "string") return undefined;
  const shown = name.replaceAll(/\p{C}/gu, "").trim().slice(0, 200);
  return shown === "" ? undefined : shown;
}

async function linkOrMake(
  server: ServerContext,
  tx: Tx,
  claims: IDToken,
  hasPosts: boolean,
): Promise<KnownOfficer | undefined> {
  const { config } = server;
  const now = server.now();
  const named = claims[config.VUON_OIDC_USER_CLAIM];
  const userName = plainUserName(typeof named === "string" ? named : "");
  if (!/^[a-z0-9._-]{3,60}$/.test(userName)) return undefined;
  const here = await store.findByUserName(tx, userName);
  // A name at the provider may be chosen freely: it opens an account of the same name only where the operator says so.
  if (here !== undefined && (config.VUON_OIDC_LINKS_EXISTING === "no" || here.isDisabled)) return undefined;
  if (here === undefined && !hasPosts) return undefined;
  const officer = here ?? { officerId: server.newId<"officer">(), userName, isDisabled: false };
  const { officerId } = officer;
  const fullName = shownName(claims["name"]) ?? userName;
  if (here === undefined) await addOfficer(tx, { officerId: officerId, userName, fullName }, now);
  await store.addUser(tx, { officerId, userName, fullName, now });
  await store.addIdentity(tx, { issuer: claims.iss, subject: claims.sub, officerId, now });
  const change = here === undefined ? "officer_made_by_provider" : "officer_linked_to_provider";
  await audit(server, tx, { actor: officerId, of: officerId, areaId: server.provinceId }, { change });
  return officer;
}

async function audit(
  server: ServerContext,
  tx: Tx,
  { actor, of, areaId }: { readonly actor: string; readonly of: string; readonly areaId: string },
  facts: Record<string, string | boolean>,
): Promise<void> {
  await sql`select authority.append_audit(${server.newId()}, ${server.now()}, ${actor}, 'authority.signInByProvider',
    ${areaId}, 'officer', ${of}, ${JSON.stringify(facts)})`.execute(tx);
}
