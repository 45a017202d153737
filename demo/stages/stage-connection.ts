import { Kysely, PostgresDialect } from "kysely";
import type { PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { PoolClient } from "pg";
import { connectPool, preparedPool } from "#server/platform/database/database.ts";
import type { Database } from "#server/platform/database/database.ts";
import { readsOnlyFromHere } from "#server/platform/database/prepared-client.ts";
import type { DB } from "#server/platform/database/schema-types.ts";

export type StageConnection<Client> = {
  /** Every transaction that is opened on it is a part of the one that `whole` opened. */
  readonly database: Database;
  readonly client: Client;
  /** Does work in one transaction: a process that ends in the middle leaves nothing of it. */
  whole<Value>(work: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
};

/** For acts: statements that come again are prepared. */
export async function openOfficersConnection(url: string): Promise<StageConnection<PostgresPoolClient>> {
  const pool = connectPool(url, { connections: 1, name: "vuon demo" });
  const client = await preparedPool(pool).connect();
  return stageConnection(client, async () => pool.end());
}

/** For bulk: COPY needs the plain connection. */
export async function openOwnersConnection(url: string): Promise<StageConnection<PoolClient>> {
  const pool = connectPool(url, { connections: 1, name: "vuon demo" });
  return stageConnection(await pool.connect(), async () => pool.end());
}

function stageConnection<Client extends PostgresPoolClient>(
  client: Client,
  end: () => Promise<void>,
): StageConnection<Client> {
  const nested = new NestedClient(client);
  const database = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { connect: async () => nested, end: async () => undefined } }),
  });
  return {
    database,
    client,
    whole: async (work) => {
      await client.query("begin", []);
      try {
        const value = await work();
        await client.query("commit", []);
        return value;
      } catch (error) {
        await client.query("rollback", []);
        throw error;
      }
    },
    close: async () => {
      client.release();
      await end();
    },
  };
}

/** A transaction within a transaction is a savepoint: an act that is refused is undone alone. */
class NestedClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient;
  #depth = 0;

  constructor(client: PostgresPoolClient) {
    this.#client = client;
  }

  release(): void {}

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Cursor>(cursor: Cursor): Cursor;
  query(asked: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof asked !== "string") throw new Error("cursors are not used");
    // A read within a stage stays within the stage's own transaction, which goes on to write.
    if (asked === readsOnlyFromHere) return Promise.resolve({ command: "SELECT" as const, rowCount: 0, rows: [] });
    return this.#client.query(this.#within(asked), parameters);
  }

  #within(text: string): string {
    if (text === "begin" || text.startsWith("start transaction")) return `savepoint act_${(this.#depth += 1)}`;
    if (text !== "commit" && text !== "rollback") return text;
    const name = `act_${this.#depth}`;
    this.#depth -= 1;
    return text === "commit" ? `release savepoint ${name}` : `rollback to savepoint ${name}; release savepoint ${name}`;
  }
}
