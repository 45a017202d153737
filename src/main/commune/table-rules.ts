import type { CatalogueTable } from "#server/platform/archive/catalogue.ts";

/** Which rows of a table are a commune's: found by its columns, or through a table before it. `$1` is the commune. */
export type TableRule =
  | { readonly rows: string }
  /** Only what the commune's rows refer to. */
  | { readonly rows: "as needed" }
  | { readonly leftOut: string };

/** The commune and its villages. */
export const places = `(select descendant_id from registry.area_closure where ancestor_id = $1)`;
const households = `(select household_id from registry.households where commune_id = $1)`;

/** What was recorded of them before they came from another commune is theirs: where they lived, what was done, which class holds. */
const withTheirPast = `(commune_id = $1 or household_id in ${households})`;

const ofOwnPostings = `posting_id in (select posting_id from planning.entries join planning.accounts using (account_id) where area_id in ${places})`;

/** What the columns do not tell, or tell wrongly, each with its reason. */
const named: Readonly<Record<string, TableRule>> = {
  "authority.audit_heads": { rows: `chain in ${places}` },
  "authority.notifications": { leftOut: "what officers of this installation are reported" },
  "authority.officers": { rows: "as needed" },
  "authority.permissions": { leftOut: "comes with the code" },
  "authority.posts": { leftOut: "who may do what is decided by the installation that it is loaded into" },
  "payment.account_index": { leftOut: "made again with the keys of the installation that it is loaded into" },
  "planning.entries": { rows: ofOwnPostings },
  "planning.fund_sources": { rows: "as needed" },
  "planning.postings": { rows: ofOwnPostings },
  "planning.programmes": { rows: "as needed" },
  "platform.facts": { leftOut: "facts of the installation" },
  "platform.daily_tasks": { leftOut: "when this installation did what is due daily" },
  "platform.idempotency_keys": { leftOut: "answers to requests of this installation" },
  "platform.outbox": { leftOut: "what readers of this installation have not yet taken in" },
  "platform.outbox_consumers": { leftOut: "how far readers of this installation are" },
  "platform.outbox_numbering": { leftOut: "counts the acts of this installation" },
  "platform.outbox_set_aside": { leftOut: "faults of this installation" },
  "registry.area_closure": { rows: `descendant_id in ${places}` },
  "registry.area_successions": { leftOut: "comes with the pack of areas" },
  "registry.duplicate_pairs": { rows: "left_commune_id = $1 and right_commune_id = $1" },
  "registry.ethnicities": { leftOut: "comes with the pack" },
  "registry.corrections": { rows: withTheirPast },
  "registry.household_acts": { rows: withTheirPast },
  "registry.household_places": { rows: withTheirPast },
  "registry.identifier_index": { leftOut: "made again with the keys of the installation that it is loaded into" },
  "registry.names": { leftOut: "made again from the people who are loaded" },
  // Of an import into the commune itself: a province's does not travel.
  "registry.take_back_households": {
    rows: `commune_id = $1 and take_back_id in (select take_back_id from registry.take_backs where area_id in ${places})`,
  },
  "review.calendar_days": { leftOut: "an operator says it in the installation that it is loaded into" },
  "review.classes": { leftOut: "comes with the standards that the installation has loaded" },
  "review.poverty_statuses": { rows: withTheirPast },
  "review.score_tables": { rows: "as needed" },
  "review.standards": { rows: "as needed" },
  "sign_in.accounts": { leftOut: "passwords do not travel" },
  "sign_in.failed_attempts": { leftOut: "of this installation" },
  "sign_in.identities": { leftOut: "passwords do not travel" },
  "sign_in.limits": { leftOut: "of this installation" },
  "sign_in.passkeys": { leftOut: "passwords do not travel" },
  "sign_in.second_factors": { leftOut: "passwords do not travel" },
  "sign_in.sessions": { leftOut: "passwords do not travel" },
  "sign_in.used_challenges": { leftOut: "of this installation" },
  "sign_in.users": { leftOut: "passwords do not travel" },
  "sign_in.verifications": { leftOut: "passwords do not travel" },
};

/** Rows that another installation has of its own: where a key is there already its row stays, whatever it says. */
export const keptAsTheyAre: ReadonlySet<string> = new Set([
  "authority.audit_heads",
  "authority.officers",
  "planning.fund_sources",
  "planning.programmes",
  "registry.area_closure",
  "registry.areas",
  "review.score_tables",
  "review.standards",
]);

/** @throws Error for a table of which nobody said whose rows it holds. */
export function ruleOf(table: CatalogueTable, before: ReadonlySet<string>): TableRule {
  const known = named[table.name];
  if (known !== undefined) return known;
  if (table.columns.includes("commune_id")) return { rows: "commune_id = $1" };
  if (table.columns.includes("area_id")) return { rows: `area_id in ${places}` };
  if (table.columns.includes("household_id")) return { rows: `household_id in ${households}` };
  const through = table.references.find((reference) => reference.table !== table.name && before.has(reference.table));
  if (through === undefined) {
    throw new Error(`${table.name}: does a commune take its rows along? Say it in table-rules.ts`);
  }
  return {
    rows: `(${list(through.columns)}) in (select ${list(through.to)} from ${travelling(through.table)})`,
  };
}

/** Where the rows that travel stand while they are gathered. */
export function travelling(table: string): string {
  return `pg_temp.travelling_${table.replace(".", "_")}`;
}

export function list(columns: readonly string[], of = ""): string {
  return columns.map((column) => `${of}"${column}"`).join(", ");
}
