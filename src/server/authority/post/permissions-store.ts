import { acts, permissionOf } from "#programme/authority/post/permissions.ts";
import type { Database } from "#server/platform/database/database.ts";

/** Writes the permission table into the database, as the migrator: both ask the same question of the same rows. */
export async function writePermissions(database: Database): Promise<void> {
  const rows = acts.flatMap((act) =>
    Object.entries(permissionOf(act)).map(([postKind, level]) => ({ act, post_kind: postKind, level })),
  );
  await database.transaction().execute(async (tx) => {
    await tx.deleteFrom("authority.permissions").execute();
    await tx.insertInto("authority.permissions").values(rows).execute();
  });
}
