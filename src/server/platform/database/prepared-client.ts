import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";
import { StatementBatch } from "#server/platform/statement-batch.ts";
import type { Asked, Statement, ValueTypes } from "#server/platform/statement-batch.ts";

/** A statement is prepared when a connection is asked for it so often; each costs the database memory, so there is a limit. */
const preparedFrom = 2;
const mostPrepared = 250;
const longestPrepared = 20_000;

/** The end of a transaction that only read waits so long for the next statement of its connection, to travel with it. */
const endWaitsMs = 5;

/** Asked within a transaction that has written nothing: it goes on as one that only reads. */
export const readsOnlyFromHere = "set transaction read only";

/**
 * A pool whose connections cost fewer round trips and less planning: statements that come again are prepared; the beginning of a
 * transaction travels with its first statement; what is asked at the same time travels together; and the end of one that only read
 * travels with what the connection is asked next.
 */
export function preparingPool(pool: pg.Pool, types: ValueTypes): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparedClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? new PreparedClient(client, types);
      clients.set(client, known);
      return known;
    },
    end: async () => pool.end(),
  };
}

class PreparedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #types: ValueTypes;
  readonly #statements = new Map<string, { asked: number; statement: Statement | undefined }>();
  #named = 0;
  /** What begins a transaction, or makes it one that only reads, and was not sent yet. */
  #beginning: readonly string[] = [];
  /** The statement that ends one that only read and was not sent yet. */
  #ending: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined;
  #onlyReads = false;
  /** What is asked in this turn of the event loop and was not sent yet. */
  #gathered: Asked[] = [];

  constructor(client: pg.PoolClient, types: ValueTypes) {
    this.#client = client;
    this.#types = types;
  }

  release(): void {
    this.#beginning = [];
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
      this.#beginning = [text];
      this.#onlyReads = text.endsWith("read only");
      return nothingYet;
    }
    if (text === readsOnlyFromHere) {
      this.#beginning = [...this.#beginning, text];
      this.#onlyReads = true;
      return nothingYet;
    }
    if (text === "commit" || text === "rollback") return this.#end(text);
    const before = [...this.#takeEnding(), ...this.#beginning];
    this.#beginning = [];
    if (values.length === 0 && !mayBePrepared.test(text)) {
      this.#sendGathered();
      return lastOf(await this.#client.query([...before, text].join("; ")));
    }
    return this.#send(before, text, values);
  }

  async #end(text: string): Promise<pg.QueryResult | typeof nothingYet> {
    const [first] = this.#beginning;
    this.#beginning = [];
    if (first !== undefined && first !== readsOnlyFromHere) return nothingYet;
    if (!this.#onlyReads) return this.#send([], text, []);
    const timer = setTimeout(
      () => void this.#client.query(this.#takeEnding().join("; ")).catch(() => undefined),
      endWaitsMs,
    );
    this.#ending = { text, timer };
    return nothingYet;
  }

  #takeEnding(): readonly string[] {
    const ending = this.#ending;
    this.#ending = undefined;
    clearTimeout(ending?.timer);
    return ending === undefined ? [] : [ending.text];
  }

  /** Statements that are asked at the same time (Promise.all) travel in one message. */
  async #send(before: readonly string[], text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const answer = Promise.withResolvers<pg.QueryResult>();
    if (this.#gathered.length === 0) process.nextTick(() => this.#sendGathered());
    for (const one of before) this.#gathered.push({ statement: this.#statementOf(one, 1), values: [] });
    this.#gathered.push({ statement: this.#statementOf(text, preparedFrom), values, answer });
    try {
      return await answer.promise;
    } catch (error) {
      // A newer version changed a table meanwhile ("cached plan must not change result type"): prepared again under another name.
      if (error instanceof pg.DatabaseError && error.code === "0A000") this.#statements.delete(text);
      throw error;
    }
  }

  #sendGathered(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) this.#client.query(new StatementBatch(gathered, this.#types));
  }

  #statementOf(text: string, from: number): Statement {
    const known = this.#statements.get(text) ?? { asked: 0, statement: undefined };
    if (known.statement !== undefined) return known.statement;
    if (text.length > longestPrepared || this.#named >= mostPrepared) return unnamed(text);
    known.asked += 1;
    this.#statements.set(text, known);
    if (this.#statements.size > 4 * mostPrepared) this.#forgetRare();
    if (known.asked < from) return unnamed(text);
    this.#named += 1;
    known.statement = { text, name: `vuon_${this.#named}`, known: "no", columns: undefined };
    return known.statement;
  }

  /** Texts that were asked once and never again, such as lists of another length each time. */
  #forgetRare(): void {
    for (const [text, { statement }] of this.#statements) if (statement === undefined) this.#statements.delete(text);
  }
}

const unnamed = (text: string): Statement => ({ text, name: "", known: "no", columns: undefined });

/** One statement that reads or writes rows; what else comes without parameters may be several in one text. */
const mayBePrepared = /^\s*(?:select|with|insert|update|delete)\b[^;]*$/i;

const nothingYet = { command: "BEGIN" as never, rowCount: 0, rows: [] };

/** Several statements in one message are answered by several results. */
function lastOf(results: pg.QueryResult | readonly pg.QueryResult[]): pg.QueryResult {
  if (!Array.isArray(results)) return results as pg.QueryResult;
  const last: pg.QueryResult | undefined = results.at(-1);
  if (last === undefined) throw new Error("the database answered nothing");
  return last;
}
