import type { Tx } from "#server/platform/database/database.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Id } from "#kernel/id.ts";

/** What was done, as readers of the outbox see it. */
export type OutboxRow = {
  /** That of the audit entry. */
  readonly entryId: string;
  readonly position: bigint;
  readonly at: string;
  readonly officerId: Id<"officer">;
  /** The endpoint's id, or the job's name. */
  readonly act: string;
  readonly areaId: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** A reader of the outbox with a position of its own. A new one begins with what is done after its first run. */
export type Consumer = {
  /** Names the row that remembers how far it is. */
  readonly name: string;
  readonly acts: ReadonlySet<string>;
  /**
   * Takes in one row, in order. What it writes by `tx` is kept together with its position, so it is written once; whatever it does beyond
   * the database may come again after a killed process, so it must stand being done twice.
   */
  readonly take: (by: { readonly server: ServerContext; readonly tx: Tx }, row: OutboxRow) => Promise<void>;
};
