import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type * as contract from "#contract/authority/post.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseDisable, refuseEnable, refuseReset } from "#programme/authority/post/disable-officer.ts";
import { refusePostOf } from "#programme/authority/post/manage-officers.ts";
import { oneTimePassword } from "#programme/authority/session/one-time-password.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as accounts from "./accounts-store.ts";
import { endOtherSessions } from "#server/authority/session/sessions-store.ts";
import { usableUntil } from "./usable-until.ts";
import { addOfficer } from "#server/authority/authority-store.ts";
import { managerOf } from "./scope-of-manager.ts";
import * as store from "./officers-store.ts";
import { addGivenPost } from "./posts-service.ts";
import { listPostsOf, loadOperators } from "./posts-store.ts";

type Told = Output<typeof contract.resetPassword>;

/** Makes the account, the officer and the posts in one transaction, with an audit entry for the account and each post. */
export async function createOfficer(
  context: ActContext,
  { body }: Decoded<typeof contract.createOfficer>,
): Promise<Result<Told, Refusal>> {
  const { tx, now } = context;
  const { officerId, userName, fullName, posts } = body;
  if (await store.isUserNameTaken(tx, userName)) return failure(refuse("authority.user_name_taken", { userName }));
  const manager = await managerOf(context);
  // Before anything is written, so that nobody makes accounts for posts of others.
  for (const post of posts) {
    const refused = refusePostOf(manager, post);
    if (refused !== undefined) return failure(refused);
  }
  const password = newPassword();
  const officer = { officerId, userName, fullName };
  await addOfficer(tx, officer, now, true);
  await accounts.addAccount(tx, {
    officer,
    passwordHash: await hashPassword(password),
    accountId: context.newId(),
    now,
  });
  await context.audit({
    areaId: posts[0]?.areaId ?? "",
    recordKind: "officer",
    recordId: officerId,
    facts: { event: "officer_created", posts: posts.length },
  });
  for (const post of posts) {
    const held = await listPostsOf(tx, [officerId]);
    const given = { ...post, postId: context.newId() };
    const refused = await addGivenPost(context, manager, { officerId, isDisabled: false, posts: held }, given);
    if (refused !== undefined) return failure(refused);
  }
  return success(toldOf(context, officerId, password));
}

function toldOf({ now, house }: ActContext, officerId: Id<"officer">, oneTimePassword: string): Told {
  return { officerId, oneTimePassword, usableUntil: usableUntil(now, house.config.VUON_ONE_TIME_PASSWORD_HOURS) };
}

function newPassword(): string {
  for (;;) {
    const password = oneTimePassword(randomBytes(48));
    if (password !== undefined) return password;
  }
}

type OfOfficer = { readonly params: { readonly officerId: Id<"officer"> } };
type Loaded = { readonly row: store.OfficerRow; readonly posts: Awaited<ReturnType<typeof listPostsOf>> };

async function load({ tx, today }: ActContext, officerId: string): Promise<Loaded | undefined> {
  const row = await store.loadOfficerRow(tx, officerId, today);
  return row && { row, posts: await listPostsOf(tx, [officerId]) };
}

const managed = ({ row, posts }: Loaded) => ({
  officerId: row.officerId,
  isDisabled: row.disabledAt !== null,
  posts,
});

async function auditOf(context: ActContext, officerId: string, facts: Record<string, string | number>): Promise<void> {
  const areaId = await store.findAccountArea(context.tx, officerId);
  if (areaId === undefined) throw new Error("an officer who was loaded lies in no area");
  await context.audit({ areaId, recordKind: "officer", recordId: officerId, facts });
}

export async function disableOfficer(
  context: ActContext,
  { params, body }: Decoded<typeof contract.disableOfficer>,
): Promise<Result<Output<typeof contract.disableOfficer>, Refusal>> {
  const { tx, today } = context;
  const loaded = await load(context, params.officerId);
  if (loaded === undefined) return failure(refuse("record.not_found"));
  const isOperator = loaded.posts.some(({ kind }) => kind === "operator");
  const operators = isOperator ? await loadOperators(tx) : [];
  const refused = refuseDisable(await managerOf(context), managed(loaded), operators, today);
  if (refused !== undefined) return failure(refused);
  await store.setDisabled(tx, params.officerId, context.now);
  const sessionsEnded = await endOtherSessions(tx, params.officerId, undefined);
  await auditOf(context, params.officerId, { event: "officer_disabled", reason: body.reason, sessionsEnded });
  return success({ sessionsEnded });
}

/** Puts a one-time password in the place of the old one, also where there was none, and ends all sessions. */
async function replacePassword(context: ActContext, { row }: Loaded, event: string): Promise<Told> {
  const { tx, now } = context;
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const { officerId } = row;
  if (!(await accounts.setPasswordHash(tx, officerId, passwordHash, now)))
    await accounts.addAccount(tx, { officer: row, passwordHash, accountId: context.newId(), now });
  await store.askForNewPassword(tx, officerId);
  await accounts.deleteSecondSteps(tx, officerId);
  const sessionsEnded = await endOtherSessions(tx, officerId, undefined);
  await auditOf(context, officerId, { event, sessionsEnded });
  return toldOf(context, officerId, password);
}

export async function enableOfficer(context: ActContext, { params }: OfOfficer): Promise<Result<Told, Refusal>> {
  const loaded = await load(context, params.officerId);
  if (loaded === undefined) return failure(refuse("record.not_found"));
  const refused = refuseEnable(await managerOf(context), managed(loaded), context.today);
  if (refused !== undefined) return failure(refused);
  await store.setDisabled(context.tx, params.officerId, null);
  return success(await replacePassword(context, loaded, "officer_enabled"));
}

export async function resetPassword(context: ActContext, { params }: OfOfficer): Promise<Result<Told, Refusal>> {
  const loaded = await load(context, params.officerId);
  if (loaded === undefined) return failure(refuse("record.not_found"));
  const refused = refuseReset(await managerOf(context), managed(loaded), context.today);
  if (refused !== undefined) return failure(refused);
  return success(await replacePassword(context, loaded, "password_reset"));
}

export async function endSessions(
  context: ActContext,
  { params }: OfOfficer,
): Promise<Result<Output<typeof contract.endSessions>, Refusal>> {
  const loaded = await load(context, params.officerId);
  if (loaded === undefined) return failure(refuse("record.not_found"));
  const refused = refuseReset(await managerOf(context), managed(loaded), context.today);
  if (refused !== undefined) return failure(refused);
  const sessionsEnded = await endOtherSessions(context.tx, params.officerId, undefined);
  await auditOf(context, params.officerId, { event: "sessions_ended", sessionsEnded });
  return success({ sessionsEnded });
}
