import type pg from "pg";
import { prepareValue } from "pg/lib/utils.js";

/** A statement as one connection knows it. */
export type Statement = {
  readonly text: string;
  /** Empty: it is parsed each time. */
  readonly name: string;
  /** Whether the database has it under its name; perhaps, when it failed the first time. */
  known: "yes" | "no" | "perhaps";
  /** Its columns, once known: those of a prepared statement never change (PostgreSQL refuses it with 0A000 instead). */
  columns: Columns | undefined;
};

type Columns = readonly { readonly name: string; readonly read: (text: string) => unknown }[];

/** How a value of a type, by the number that the database has for it, is read from its text. */
export type ValueTypes = { getTypeParser(type: number, format: "text"): (text: string) => unknown };

export type Asked = { readonly statement: Statement; readonly values: readonly unknown[] };

/**
 * Statements that travel in one message and are answered in one (the extended protocol with one Sync at its end). One that fails ends
 * the batch: those after it are not done. What the connection knows already is neither parsed nor described again.
 */
export class StatementBatch implements pg.Submittable {
  readonly #asked: readonly Asked[];
  readonly #types: ValueTypes;
  readonly #settled = Promise.withResolvers<pg.QueryResult>();
  #at = 0;
  #columns: Columns | undefined;
  #rows: Record<string, unknown>[] = [];
  #last: pg.QueryResult | undefined;
  #broken: unknown;

  constructor(asked: readonly Asked[], types: ValueTypes) {
    this.#asked = asked;
    this.#types = types;
    this.#columns = asked[0]?.statement.columns;
  }

  /** What the last statement answers. */
  get answer(): Promise<pg.QueryResult> {
    return this.#settled.promise;
  }

  submit(connection: pg.Connection): void {
    connection.stream.cork();
    try {
      for (const { statement, values } of this.#asked) {
        const { name, text, known } = statement;
        if (known === "perhaps") connection.close({ type: "S", name }, true);
        if (known !== "yes") connection.parse({ text, name, types: [] }, true);
        connection.bind({ statement: name, values: values.map((value) => prepareValue(value)) }, true);
        if (statement.columns === undefined) connection.describe({ type: "P" }, true);
        connection.execute({}, true);
      }
    } catch (error) {
      // A value that has no text: what was sent is answered, and then this is reported.
      this.#broken = error;
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.#types.getTypeParser(dataTypeID, "text"),
    }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    try {
      for (const [at, { name, read }] of (this.#columns ?? []).entries()) {
        const text = fields[at] ?? null;
        row[name] = text === null ? null : read(text);
      }
      this.#rows.push(row);
    } catch (error) {
      this.#broken = error;
    }
  }

  /** `text` as in "SELECT 5" and "INSERT 0 1". */
  handleCommandComplete({ text }: { readonly text: string }): void {
    const statement = this.#asked[this.#at]?.statement;
    if (statement !== undefined && statement.name !== "") {
      statement.known = "yes";
      statement.columns = this.#columns ?? [];
    }
    const words = text.split(" ");
    const rowCount = Number(words.at(-1)) || 0;
    this.#last = { command: words[0] ?? "", rowCount, rows: this.#rows, oid: 0, fields: [] };
    this.#rows = [];
    this.#at += 1;
    this.#columns = this.#asked[this.#at]?.statement.columns;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  handleError(error: unknown): void {
    const statement = this.#asked[this.#at]?.statement;
    if (statement?.known === "no") statement.known = "perhaps";
    this.#settled.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#broken === undefined && this.#last !== undefined) this.#settled.resolve(this.#last);
    else this.#settled.reject(this.#broken ?? new Error("the database answered nothing"));
  }
}
