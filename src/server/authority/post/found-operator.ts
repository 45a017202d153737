import { hashPassword } from "better-auth/crypto";
import { sql } from "kysely";
import { idOf } from "#kernel/id.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { addAccount } from "./accounts-store.ts";
import { addOfficer, findOfficerByUserName } from "#server/authority/authority-store.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { addPost } from "./posts-store.ts";

/**
 * The first account of an installation, from which all others are made: an operator for the root area. Run on the
 * migrator's connection, since nobody is there yet who could do the act. Without a password nobody signs in as this officer: so acts the
 * command line. Answers the operator that is there already, if any.
 */
export async function foundOperator(
  server: ServerContext,
  account: { readonly userName: string; readonly fullName: string; readonly password?: string },
): Promise<Officer> {
  const known = await findOfficerByUserName(server.database, account.userName);
  if (known !== undefined) return known;
  const officer: Officer = {
    officerId: idOf("officer", server.newId()),
    userName: account.userName,
    fullName: account.fullName,
  };
  const now = server.now();
  const passwordHash = account.password === undefined ? undefined : await hashPassword(account.password);
  await server.database.transaction().execute(async (tx) => {
    const areaId = await rootArea(tx);
    await addOfficer(tx, officer, now);
    if (passwordHash !== undefined) await addAccount(tx, { officer, passwordHash, accountId: server.newId(), now });
    await addPost(tx, {
      postId: server.newId(),
      officerId: officer.officerId,
      kind: "operator",
      areaId,
      validFrom: server.today(),
    });
    const facts = JSON.stringify({ post: "operator", userName: officer.userName });
    await sql`select authority.append_audit(${server.newId()}, ${now}, null, 'authority.foundOperator', ${areaId}, 'officer',
      ${officer.officerId}, ${facts})`.execute(tx);
  });
  return officer;
}
