import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type Credentials = {
  readonly officerId: Id<"officer">;
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string | undefined;
  readonly isDisabled: boolean;
  readonly hasSecondFactor: boolean;
  /** When its password was made, where it is a one-time password that was not changed yet. */
  readonly oneTimeSince: string | undefined;
};

const columns = sql`officer.officer_id, officer.user_name, officer.full_name, officer.disabled_at is not null as is_disabled, account.password,
  exists (select from sign_in.second_factors factor where factor.officer_id = officer.officer_id) as has_second_factor,
  case when officer.must_change_password then account.updated_at end as one_time_since`;
const joined = sql`authority.officers officer left join sign_in.accounts account
  on account.user_id = officer.officer_id and account.provider_id = 'credential'`;

type Row = {
  officer_id: Id<"officer">;
  user_name: string;
  full_name: string;
  password: string | null;
  is_disabled: boolean;
  has_second_factor: boolean;
  one_time_since: string | null;
};

const credentialsOf = (row: Row | undefined): Credentials | undefined =>
  row && {
    officerId: row.officer_id,
    userName: row.user_name,
    fullName: row.full_name,
    passwordHash: row.password ?? undefined,
    isDisabled: row.is_disabled,
    hasSecondFactor: row.has_second_factor,
    oneTimeSince: row.one_time_since ?? undefined,
  };

export async function findCredentialsByName(database: Database, userName: string): Promise<Credentials | undefined> {
  const found = await sql<Row>`select ${columns} from ${joined} where officer.user_name = ${userName}`.execute(
    database,
  );
  return credentialsOf(found.rows[0]);
}

export async function findCredentials(
  database: Database | Tx,
  officerId: Id<"officer">,
): Promise<Credentials | undefined> {
  const found = await sql<Row>`select ${columns} from ${joined} where officer.officer_id = ${officerId}`.execute(
    database,
  );
  return credentialsOf(found.rows[0]);
}

/** Does the officer hold a post of one of these kinds today? */
export async function holdsPostOf(
  database: Database,
  officerId: Id<"officer">,
  kinds: readonly string[] | "any",
  today: string,
): Promise<boolean> {
  const ofKind = kinds === "any" ? sql`true` : sql`post_kind = any (${kinds})`;
  const found = await sql`select from authority.held_posts where officer_id = ${officerId} and ${ofKind}
    and valid_from <= ${today} and (valid_to is null or valid_to >= ${today}) limit 1`.execute(database);
  return found.rows.length > 0;
}
