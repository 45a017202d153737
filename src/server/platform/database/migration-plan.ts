import type { Migration, Repair } from "./migrations.ts";

/** What a database says that it ran. */
export type Ran = { readonly number: number; readonly name: string; readonly hash: string };

export type Step = { readonly migration: Migration; readonly repair?: Repair };

/** The database is not one that this version may change: it is ahead, or it ran another text. Nothing was changed. */
export class MigrationRefused extends Error {}

/**
 * What brings a database to the set of migrations of this version, in the order of their numbers: those that did not run, also
 * where a higher one did, and repairs of those that ran with an earlier text. @throws MigrationRefused that names all that is in the way
 */
export function planMigrations(ran: readonly Ran[], migrations: readonly Migration[]): readonly Step[] {
  const done = new Map(ran.map((one) => [one.name, one]));
  const known = new Set(migrations.map(({ name }) => name));
  const foreign = ran.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const changed: string[] = [];
  const steps: Step[] = [];
  for (const migration of migrations) {
    const there = done.get(migration.name);
    if (there === undefined) {
      steps.push({ migration });
      continue;
    }
    if (there.hash === migration.hash) continue;
    const repair = migration.earlier?.find(({ earlierHash }) => there.hash.startsWith(earlierHash));
    if (repair === undefined) changed.push(migration.name);
    else steps.push({ migration, repair });
  }
  const reasons = [
    ...(foreign.length === 0
      ? []
      : [
          `The database is ahead: it ran ${foreign.join(", ")}, which this version does not know. Start a newer version of Vuon.`,
        ]),
    ...(changed.length === 0
      ? []
      : [
          `The database ran another text of ${changed.join(", ")} than this version has. Start the version that made this database; who edited a migration adds a new one instead.`,
        ]),
  ];
  if (reasons.length > 0) throw new MigrationRefused(`${reasons.join(" ")} Nothing was changed.`);
  return steps;
}
