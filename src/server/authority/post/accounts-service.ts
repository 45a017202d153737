import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import * as contract from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { refuseDisable, refuseEnable, refuseReset } from "#programme/authority/post/disable-officer.ts";
import { refusePostOf } from "#programme/authority/post/manage-officers.ts";
import { oneTimePassword } from "#programme/authority/session/one-time-password.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { addOfficer } from "#server/authority/authority-store.ts";
import { endOtherSessions } from "#server/authority/session/sessions-store.ts";
import { accountAct, managed } from "./account-record.ts";
import type { AccountContext } from "./account-record.ts";
import * as accounts from "./accounts-store.ts";
import { doneTo, officersAct } from "./officer-acts.ts";
import type { OfficerEntry } from "./officer-acts.ts";
import * as store from "./officers-store.ts";
import { addGivenPost } from "./posts-service.ts";
import { listPostsOf, loadOperators } from "./posts-store.ts";
import { managerOf } from "./scope-of-manager.ts";
import { usableUntil } from "./usable-until.ts";

type Issued = Output<typeof contract.resetPassword>;

/** Makes the account, the officer and the posts in one transaction, with an audit entry for the account and each post. */
export const createOfficer = officersAct(
  contract.createOfficer,
  async (_tx, { body }) => body.posts[0]?.areaId,
  async (context, { body }) => {
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
    const entries: OfficerEntry[] = [
      { officerId, areaId: posts[0]?.areaId ?? "", facts: { event: "officer_created", posts: posts.length } },
    ];
    for (const post of posts) {
      const held = await listPostsOf(tx, [officerId]);
      const given = { ...post, postId: context.newId<"post">() };
      const added = await addGivenPost(context, manager, { officerId, isDisabled: false, posts: held }, given);
      if (!added.ok) return added;
      entries.push(added.value);
    }
    return doneTo(entries, issuedOf(context, officerId, password));
  },
);

function issuedOf({ now, server }: ActContext, officerId: Id<"officer">, oneTimePassword: string): Issued {
  return { officerId, oneTimePassword, usableUntil: usableUntil(now, server.config.VUON_ONE_TIME_PASSWORD_HOURS) };
}

function newPassword(): string {
  for (;;) {
    const password = oneTimePassword(randomBytes(48));
    if (password !== undefined) return password;
  }
}

export const disableOfficer = accountAct(contract.disableOfficer, async (context, { params, body }) => {
  const { tx, today, record: account } = context;
  const isOperator = account.posts.some(({ kind }) => kind === "operator");
  const operators = isOperator ? await loadOperators(tx) : [];
  const refused = refuseDisable(await managerOf(context), managed(account), operators, today);
  if (refused !== undefined) return failure(refused);
  await store.setDisabled(tx, params.officerId, context.now);
  const sessionsEnded = await endOtherSessions(tx, params.officerId, undefined);
  return done({ event: "officer_disabled", reason: body.reason, sessionsEnded }, { sessionsEnded });
});

export const enableOfficer = accountAct(contract.enableOfficer, async (context, { params }) => {
  const refused = refuseEnable(await managerOf(context), managed(context.record), context.today);
  if (refused !== undefined) return failure(refused);
  await store.setDisabled(context.tx, params.officerId, null);
  return replacePassword(context, "officer_enabled");
});

export const resetPassword = accountAct(contract.resetPassword, async (context) => {
  const refused = refuseReset(await managerOf(context), managed(context.record), context.today);
  return refused === undefined ? replacePassword(context, "password_reset") : failure(refused);
});

/** Puts a one-time password in the place of the old one, also where there was none, and ends all sessions. */
async function replacePassword(context: AccountContext, event: string) {
  const { tx, now } = context;
  const { row } = context.record;
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const { officerId } = row;
  if (!(await accounts.setPasswordHash(tx, officerId, passwordHash, now)))
    await accounts.addAccount(tx, { officer: row, passwordHash, accountId: context.newId(), now });
  await store.askForNewPassword(tx, officerId);
  await accounts.deleteSecondSteps(tx, officerId);
  const sessionsEnded = await endOtherSessions(tx, officerId, undefined);
  return done({ event, sessionsEnded }, issuedOf(context, officerId, password));
}

export const endSessions = accountAct(contract.endSessions, async (context, { params }) => {
  const refused = refuseReset(await managerOf(context), managed(context.record), context.today);
  if (refused !== undefined) return failure(refused);
  const sessionsEnded = await endOtherSessions(context.tx, params.officerId, undefined);
  return done({ event: "sessions_ended", sessionsEnded }, { sessionsEnded });
});
