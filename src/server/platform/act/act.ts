import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { busyRefusal } from "#server/platform/database/busy.ts";
import { beginAct, onlyReadFromHere, reachOf } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findReach } from "./act-reach.ts";
import { whyNotPermitted } from "./why-not-permitted.ts";
import { databaseRefusal } from "#server/platform/database/database-refusal.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { appendAct, appendEntry } from "./append-entry.ts";
import type { AuditEntry } from "./append-entry.ts";
import { traceReads } from "./read-trace.ts";
import type { ReadTrace } from "./read-trace.ts";

export type Actor = {
  readonly officerId: Id<"officer">;
  readonly fullName: string;
  /** Of somebody who signed in; the command line has none. */
  readonly sessionId?: string;
  /** A second factor is asked for and not set up: only the own access may be changed. */
  readonly isLimited?: boolean;
  /** The password is a one-time one that others have seen: nothing but changing it is open. */
  readonly mustChangePassword?: boolean;
};

/** What a handler works with, inside one transaction that the database has tied to the officer, the act and the areas. */
export type ActContext = {
  readonly server: ServerContext;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly act: Act;
  /** The areas of the act as the database sees them: ",21484,", "*" for the whole country, "," for nowhere. */
  readonly areas: string;
  /** The departments and units for which the officer acts, as ",ID,"; "," for none. */
  readonly offices: string;
  /** The only activity that the act reaches, for the office that carries it out; undefined where it reaches areas. */
  readonly activityId: string | undefined;
  /** The area of the record that is acted on, as `areaOf` found it; undefined where row-level security alone bounds what is seen. */
  readonly areaId: string | undefined;
  readonly now: string;
  readonly today: LocalDate;
  newId: NewId;
  /**
   * Writes the act's audit entry in this transaction, and its row in the outbox. Each act that writes must, once. Answers the entry's
   * chain and number, as in "21484/17".
   */
  readonly audit: (entry: AuditEntry) => Promise<string>;
  /** Writes one more audit entry, for another record that the same act has changed. */
  readonly auditBeside: (entry: AuditEntry) => Promise<void>;
  /** Records whose data is read, in this transaction. Each read that the contract says leaves a trace must. */
  trace(reads: readonly ReadTrace[]): Promise<void>;
};

/** Finds who asks and opens the act for them in one statement. */
export type ActOpening = {
  /** Undefined where nobody is signed in. */
  open(tx: Tx, act: Act, on: LocalDate): Promise<Opened | undefined>;
  /**
   * What is left to do when the act is over and its connection is free.
   * @param isUse whether somebody has worked, which keeps a session for longer
   */
  close(isUse: boolean): Promise<void>;
};

/** `areas` as the database answers them when the act begins, with the offices behind a bar. */
export type Opened = { readonly actor: Actor; readonly areas: string };

type ActOptions<Value> = {
  /** Who acts; or how the act is opened by anyone who asks, and what speaks against it. */
  readonly actor: Actor | ((tx: Tx, on: LocalDate) => Promise<Result<Opened, Refusal>>);
  readonly act: Act;
  /** As the outbox calls what is done: the endpoint's id, or the job's name. Without it, the act. */
  readonly name?: string;
  /** An audited read changes nothing, so it leaves an audit entry and no row in the outbox; a mark of one's own leaves neither. */
  readonly kind: "read" | "traced" | "audited" | "mark" | "write";
  /** The area of the record that is acted on; undefined when row-level security alone bounds what is seen. */
  readonly areaOf?: (tx: Tx) => Promise<string | undefined>;
  /** The activity that it belongs to, where who works for the office that carries it out may do the act. */
  readonly activityOf?: (tx: Tx) => Promise<string | undefined>;
  /** Narrows the act to one record of an office, where who works for it may do the act. */
  readonly narrow?: (tx: Tx) => Promise<string>;
  readonly work: (context: ActContext) => Promise<Result<Value, Refusal>>;
};

/** Carries a refusal out of a transaction, which rolls it back. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs one act in one transaction: opens it for the officer, checks the area, does the work, and rolls everything back when
 * the work refuses. A write or an audited read that leaves no audit entry of its own, or two, is a fault, and so is a traced read that
 * leaves no trace. The readers of the outbox are woken when the act is done.
 */
export async function runAct<Value>(
  server: ServerContext,
  options: ActOptions<Value>,
): Promise<Result<Value, Refusal>> {
  const { act, name = act, kind, work } = options;
  const transaction = server.database.transaction();
  // A read sees one moment, however many statements it asks: a record and what belongs to it agree.
  const opened =
    kind === "read" ? transaction.setIsolationLevel("repeatable read").setAccessMode("read only") : transaction;
  try {
    const done = await opened.execute(async (tx) => {
      const today = server.today();
      const opened =
        typeof options.actor === "function"
          ? await options.actor(tx, today)
          : success({ actor: options.actor, areas: await beginAct(tx, options.actor.officerId, act, today) });
      if (!opened.ok) throw new Refused(opened.failure);
      const { actor } = opened.value;
      const begun = reachOf(opened.value.areas);
      const { offices } = begun;
      if (begun.areas === "," && offices === ",")
        throw new Refused(await whyNotPermitted(tx, { officerId: actor.officerId, act, today }));
      const reached = await findReach(tx, { act, ...begun }, options);
      if (!reached.ok) throw new Refused(reached.failure);
      const { areas, areaId, activityId } = reached.value;
      let audited = 0;
      let [traced, entries] = [false, 0];
      const now = server.now();
      const doneBy = () => ({ entryId: server.newId(), officerId: actor.officerId, act, name, at: now, today });
      const result = await work({
        server,
        tx,
        actor,
        act,
        areas,
        offices,
        activityId,
        areaId,
        now,
        today,
        newId: server.newId,
        audit: async (entry) => {
          audited += 1;
          const number = await (kind === "write" ? appendAct : appendEntry)(tx, doneBy(), entry);
          return `${entry.areaId}/${number}`;
        },
        auditBeside: async (entry) => {
          await appendEntry(tx, doneBy(), entry);
        },
        trace: async (reads) => {
          traced = true;
          // A write that compares what its caller saw reads the record again: its own audit entry tells of it.
          if (kind !== "traced") return;
          const by = { officerId: actor.officerId, act, at: now, newId: server.newId };
          entries += await traceReads(tx, by, reads);
        },
      });
      if (!result.ok) throw new Refused(result.failure);
      if (kind === "mark" && audited > 0) throw new Error(`${act} is audited, so it is more than a mark`);
      if ((kind === "write" || kind === "audited") && audited !== 1)
        throw new Error(
          audited === 0 ? `${act} wrote without an audit entry` : `${act} wrote ${audited} entries of its own`,
        );
      if (kind === "traced" && !traced) throw new Error(`${act} read without a trace`);
      // An entry stands before the answer leaves; where none was written, nobody waits for the end of the transaction.
      if (kind === "traced" && entries === 0) await onlyReadFromHere(tx);
      return result;
    });
    if (kind === "write") server.jobs.wake("platform.outbox");
    return done;
  } catch (error) {
    if (error instanceof Refused) return failure(error.refusal);
    const refusal = busyRefusal(error) ?? databaseRefusal(error);
    if (refusal !== undefined) return failure(refusal);
    throw error;
  }
}
