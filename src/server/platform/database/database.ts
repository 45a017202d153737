import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import type { Transaction } from "kysely";
import pg from "pg";
import { preparingPool, readsOnlyFromHere } from "./prepared-client.ts";
import type { DB } from "./schema-types.ts";
import type { Id } from "#kernel/id.ts";

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

const wholeNumber = /^-?\d+$/;

/**
 * A sum of bigint is numeric in PostgreSQL, so that it cannot overflow, and comes as bigint however many digits it has. Columns of
 * fractions (baselines, areas) are read as float8. bigint comes as bigint, date as YYYY-MM-DD, timestamptz as an ISO text: no value of the core is a Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== "binary") {
      if (oid === 20) return (text: string) => BigInt(text);
      if (oid === 1082) return (text: string) => text;
      if (oid === 1114 || oid === 1184) return (text: string) => new Date(text).toISOString();
      if (oid === 1700) return (text: string) => (wholeNumber.test(text) ? BigInt(text) : text);
    }
    return pg.types.getTypeParser(oid, format);
  },
};

export type PoolOptions = {
  readonly connections?: number;
  readonly name?: string;
  /** How long one waits for a free connection before the pool gives up (busy.ts); without it, as long as it takes. */
  readonly waitMs?: number;
  /** How long a statement may take, and how long it may wait for a lock. */
  readonly statementMs?: number;
  readonly lockMs?: number;
};

export function connect(url: string, options: PoolOptions = {}): Database {
  const pool = connectPool(url, options);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparedPool(pool) }) });
}

/** The pool with statements that come again prepared, and values as this installation reads them. */
export const preparedPool = (pool: pg.Pool) => preparingPool(pool, types);

export function connectPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    application_name: options.name ?? "vuon",
    ...(options.waitMs === undefined ? {} : { connectionTimeoutMillis: options.waitMs }),
    ...(options.statementMs === undefined ? {} : { statement_timeout: options.statementMs }),
    ...(options.lockMs === undefined ? {} : { lock_timeout: options.lockMs }),
    types,
  });
  // A connection that dies while idle (the database restarts) is replaced by the pool; without a listener it would end us.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Opens a transaction for one act of one officer. The database looks up where the officer may do it; rows elsewhere can be
 * neither seen nor written. Answers the areas as the database sees them, and the offices (`reachOf`).
 */
export async function beginAct(tx: Tx, officerId: Id<"officer">, act: string, on: string): Promise<string> {
  const answer = await tx.executeQuery<{ areas: string }>(
    CompiledQuery.raw("select authority.begin_act($1, $2, $3) as areas", [officerId, act, on]),
  );
  return answer.rows[0]?.areas ?? ",";
}

/** Where an act may be done: the areas (",21484,", "*", or "," for nowhere), and the offices for which it may be done (",ID,", or ","). */
export type Reach = { readonly areas: string; readonly offices: string };

/** As `authority.begin_act` answers it: the areas, and behind a bar the offices where there are any. */
export function reachOf(begun: string): Reach {
  const [areas = ",", offices = ","] = begun.split("|");
  return { areas, offices };
}

/** Narrows the act to one activity of an office for which it may be done; answers its areas from here on, "," where it is not assigned. */
export async function actForActivity(tx: Tx, activityId: string): Promise<string> {
  const answer = await sql<{ areas: string }>`select authority.act_for_activity(${activityId}) as areas`.execute(tx);
  return answer.rows[0]?.areas ?? ",";
}

/** Of a transaction that has written nothing and will not: the database refuses what would write, and nobody waits for its end. */
export async function onlyReadFromHere(tx: Tx): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(readsOnlyFromHere));
}

/** Does work and undoes it, whatever came of it: what it answers is all that remains. */
export async function undone<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value> {
  await sql`savepoint tried`.execute(tx);
  const value = await work();
  await sql`rollback to savepoint tried`.execute(tx);
  return value;
}

/** The area of an act that is permitted in one alone: what a query may look for first; row-level security judges all the same. */
export function onlyArea(areas: string): string | undefined {
  const [, area, ...others] = areas.split(",", 4);
  return area !== undefined && area !== "" && others.join("") === "" ? area : undefined;
}

/** Whether an area that is on record lies in none of the act's areas, and none of them in it. */
export async function isElsewhere(tx: Tx, areaId: string): Promise<boolean> {
  const found = await sql<{ elsewhere: boolean }>`select authority.is_elsewhere(${areaId}) as elsewhere`.execute(tx);
  return found.rows[0]?.elsewhere === true;
}

/** Is the office one for which the act may be done? */
export function coversOffice(offices: string, officeId: string | null): boolean {
  return officeId !== null && offices.includes(`,${officeId},`);
}

export function coversArea(areas: string, areaId: string): boolean {
  return areas === "*" || areas.includes(`,${areaId},`);
}
