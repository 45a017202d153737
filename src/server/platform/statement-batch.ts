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

export type Asked = {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  /** Who waits for its rows; nobody waits for the beginning and the end of a transaction. */
  readonly answer?: PromiseWithResolvers<pg.QueryResult>;
};

/**
 * Statements that travel in one message and are answered in one (the extended protocol with one Sync at its end). One that fails ends
 * the batch: those after it are not done and fail with it. What the connection knows already is neither parsed nor described again.
 */
export class StatementBatch implements pg.Submittable {
  readonly #asked: readonly Asked[];
  readonly #types: ValueTypes;
  #at = 0;
  #columns: Columns | undefined;
  #rows: Record<string, unknown>[] = [];
  #unsent: unknown;
  #unreadable: { readonly error: unknown } | undefined;

  constructor(asked: readonly Asked[], types: ValueTypes) {
    this.#asked = asked;
    this.#types = types;
    this.#columns = asked[0]?.statement.columns;
  }

  submit(connection: pg.Connection): void {
    const parsed = new Set<string>();
    connection.stream.cork();
    try {
      for (const { statement, values } of this.#asked) {
        const { name, text } = statement;
        const known = parsed.has(name) ? "yes" : statement.known;
        if (known === "perhaps") connection.close({ type: "S", name }, true);
        if (known !== "yes") connection.parse({ text, name, types: [] }, true);
        if (name !== "") parsed.add(name);
        connection.bind({ statement: name, values: values.map((value) => prepareValue(value)) }, true);
        if (statement.columns === undefined) connection.describe({ type: "P" }, true);
        connection.execute({}, true);
      }
    } catch (error) {
      // A value that has no text: what was sent is answered; this statement and those after it fail when the answer is whole.
      this.#unsent = error;
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
      this.#unreadable ??= { error };
    }
  }

  /** `text` as in "SELECT 5" and "INSERT 0 1". */
  handleCommandComplete({ text }: { readonly text: string }): void {
    const asked = this.#asked[this.#at];
    if (asked !== undefined && asked.statement.name !== "") {
      asked.statement.known = "yes";
      asked.statement.columns = this.#columns ?? [];
    }
    if (this.#unreadable === undefined) {
      const words = text.split(" ");
      const rowCount = Number(words.at(-1)) || 0;
      asked?.answer?.resolve({ command: words[0] ?? "", rowCount, rows: this.#rows, oid: 0, fields: [] });
    } else {
      asked?.answer?.reject(this.#unreadable.error);
    }
    this.#unreadable = undefined;
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
    this.#failFrom(error);
  }

  handleReadyForQuery(): void {
    this.#failFrom(this.#unsent ?? new Error("the database answered nothing"));
  }

  /** Those that were not done; who was answered already is not changed by it. */
  #failFrom(error: unknown): void {
    for (const { answer } of this.#asked.slice(this.#at)) answer?.reject(error);
  }
}
