import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";

/** A statement is prepared when a connection is asked for it so often; each costs the database memory, so there is a limit. */
const preparedFrom = 2;
const mostPrepared = 250;
const longestPrepared = 20_000;

/** The end of a transaction that only read waits so long for the next statement of its connection, to travel with it. */
const endWaitsMs = 5;

/**
 * A pool whose connections cost fewer round trips and less planning: statements that come again are prepared; the beginning of a
 * transaction travels with its first statement when that has no parameters (`authority.begin_act`, see beginAct); and the end of one that
 * only read travels with what the connection is asked next.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparedClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? new PreparedClient(client);
      clients.set(client, known);
      return known;
    },
    end: async () => pool.end(),
  };
}

class PreparedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #statements = new Map<string, { asked: number; name: string | undefined }>();
  #prepared = 0;
  /** The statement that begins a transaction and was not sent yet. */
  #beginning: string | undefined;
  /** The statement that ends one that only read and was not sent yet. */
  #ending: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined;
  #onlyReads = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  release(): void {
    this.#beginning = undefined;
    this.#client.release();
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Cursor>(cursor: Cursor): Cursor;
  query(asked: unknown, parameters?: readonly unknown[]): unknown {
    if (typeof asked !== "string") throw new Error("cursors are not used: portions are read by their own statements");
    return this.#run(asked, parameters ?? []);
  }

  async #run(text: string, values: readonly unknown[]): Promise<pg.QueryResult | typeof nothingYet> {
    if (text === "begin" || text.startsWith("start transaction")) {
      this.#beginning = text;
      this.#onlyReads = text.endsWith("read only");
      return nothingYet;
    }
    if (text === "commit" || text === "rollback") return this.#end(text);
    const before = [this.#takeEnding(), this.#takeBeginning()].filter((one) => one !== undefined);
    if (before.length === 0) return this.#send(text, values);
    if (values.length === 0) return lastOf(await this.#client.query([...before, text].join("; ")));
    await this.#client.query(before.join("; "));
    return this.#send(text, values);
  }

  async #end(text: string): Promise<pg.QueryResult | typeof nothingYet> {
    if (this.#takeBeginning() !== undefined) return nothingYet;
    if (!this.#onlyReads) return this.#send(text, []);
    const timer = setTimeout(
      () => void this.#client.query(this.#takeEnding() ?? "").catch(() => undefined),
      endWaitsMs,
    );
    this.#ending = { text, timer };
    return nothingYet;
  }

  #takeBeginning(): string | undefined {
    const beginning = this.#beginning;
    this.#beginning = undefined;
    return beginning;
  }

  #takeEnding(): string | undefined {
    const ending = this.#ending;
    this.#ending = undefined;
    clearTimeout(ending?.timer);
    return ending?.text;
  }

  async #send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = values.length === 0 ? undefined : this.#nameOf(text);
    if (name === undefined) return this.#client.query(text, [...values]);
    try {
      return await this.#client.query({ name, text, values: [...values] });
    } catch (error) {
      // A newer version changed a table meanwhile ("cached plan must not change result type"): prepared again under another name.
      if (error instanceof pg.DatabaseError && error.code === "0A000") this.#statements.delete(text);
      throw error;
    }
  }

  #nameOf(text: string): string | undefined {
    const statement = this.#statements.get(text) ?? { asked: 0, name: undefined };
    if (statement.name !== undefined) return statement.name;
    if (text.length > longestPrepared || this.#prepared >= mostPrepared) return undefined;
    statement.asked += 1;
    this.#statements.set(text, statement);
    if (this.#statements.size > 4 * mostPrepared) this.#forgetRare();
    if (statement.asked < preparedFrom) return undefined;
    this.#prepared += 1;
    statement.name = `vuon_${this.#prepared}`;
    return statement.name;
  }

  /** Texts that were asked once and never again, such as lists of another length each time. */
  #forgetRare(): void {
    for (const [text, { name }] of this.#statements) if (name === undefined) this.#statements.delete(text);
  }
}

const nothingYet = { command: "BEGIN" as never, rowCount: 0, rows: [] };

/** Several statements in one message are answered by several results. */
function lastOf(results: pg.QueryResult | readonly pg.QueryResult[]): pg.QueryResult {
  if (!Array.isArray(results)) return results as pg.QueryResult;
  const last: pg.QueryResult | undefined = results.at(-1);
  if (last === undefined) throw new Error("the database answered nothing");
  return last;
}
