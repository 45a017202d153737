/**
 * Acts on what is found by more than an id of its own: a household's review in a round, a village or a commune in a round. As in
 * record-act.ts: the lock and the area, the record under its lock, the state, the body, the audit and the answer, always in this order.
 */
import type { z } from "zod";
import type { Endpoint } from "#contract/endpoint.ts";
import type { TableFile } from "#contract/table-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import type { ActContext } from "./act.ts";
import { daysBy } from "./day-windows.ts";
import type { DaysOf } from "./day-windows.ts";
import { orNotFound, takeStep } from "./record-act.ts";
import type { Done, RecordName } from "./record-act.ts";
import { route } from "./route.ts";
import type { FileAnswer, ReceivedFile, Route } from "./route.ts";

/** A kind of record that is found by a key, declared once. */
export type KeyedKind<Key, Found extends { readonly areaId: string }> = {
  readonly nameOf: (key: Key) => RecordName;
  /** Locks what its acts change until the act ends, beyond the row that `find` reads for update. */
  readonly lock?: (tx: Tx, key: Key) => Promise<void>;
  /** The area that the officer's post must cover; undefined where there is no such record. */
  readonly areaOf: (tx: Tx, key: Key) => Promise<string | undefined>;
  /** The activity that it belongs to, where who works for the office that carries it out may act on it. */
  readonly activityOf?: (tx: Tx, key: Key) => Promise<string | undefined>;
  /** The days on which its acts rest. */
  readonly days?: DaysOf<Key>;
  /** The record under its lock, or why nothing can be done with it. */
  readonly find: (context: ActContext, key: Key) => Promise<Result<Found, Refusal>>;
};

type Asked<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };
/** An endpoint by what is decoded of it. */
export type EndpointOf<P, Q, B, O> = Endpoint<z.ZodType<P>, z.ZodType<Q>, z.ZodType<B>, z.ZodType<O>>;
type Ends<O> = Promise<Result<Done<O>, Refusal>>;
type On<Found> = ActContext & { readonly record: Found };

export function actsOnKey<Key, Found extends { readonly areaId: string }>(kind: KeyedKind<Key, Found>) {
  const days = daysBy(kind.days, ({ params }: { readonly params: Key }) => params);

  const ofActivity = kind.activityOf;
  const activityOf =
    ofActivity === undefined
      ? undefined
      : async (tx: Tx, { params }: { readonly params: Key }) => ofActivity(tx, params);

  async function areaOf(tx: Tx, { params }: { readonly params: Key }): Promise<string | undefined> {
    await kind.lock?.(tx, params);
    return kind.areaOf(tx, params);
  }

  async function run<O>(
    context: ActContext,
    key: Key,
    body: (context: On<Found>) => Ends<O>,
  ): Promise<Result<O, Refusal>> {
    const found = await kind.find(context, key);
    return takeStep(
      context,
      { found, areaOf: ({ areaId }) => areaId, nameOf: () => kind.nameOf(key) },
      async (record) => body({ ...context, record }),
    );
  }

  return {
    act: <P extends Key, Q, B, O>(
      endpoint: EndpointOf<P, Q, B, O>,
      body: (context: On<Found>, input: Asked<P, Q, B>, file?: ReceivedFile) => Ends<NoInfer<O>>,
    ): Route =>
      route<EndpointOf<P, Q, B, O>>(endpoint, {
        areaOf,
        activityOf,
        days,
        handle: async (context, input, file) =>
          run<O>(context, input.params, async (found) => body(found, input, file)),
      }),
    /** The same of a file that is read, where the audit remembers who looked at it. */
    file: <P extends Key, Q, B>(
      endpoint: EndpointOf<P, Q, B, never>,
      body: (context: On<Found>, input: Asked<P, Q, B>) => Ends<FileAnswer>,
    ): Route =>
      route<EndpointOf<P, Q, B, never>>(endpoint, {
        areaOf,
        activityOf,
        handle: async (context, input) => run<FileAnswer>(context, input.params, async (found) => body(found, input)),
      }),
    /** The same of an act that comes with a table in its body. */
    tableAct: <P extends Key, Q, B extends { readonly file: TableFile }, O>(
      endpoint: EndpointOf<P, Q, B, O>,
      body: (context: On<Found>, input: Asked<P, Q, B>, table: UploadedRows) => Ends<NoInfer<O>>,
    ): Route =>
      tableRoute<EndpointOf<P, Q, B, O>>(endpoint, {
        areaOf,
        days,
        handle: async (context, input, table) =>
          run<O>(context, input.params, async (found) => body(found, input, table)),
      }),
  };
}

/** The same of a kind whose acts are moves in a table of states. */
export function movesOnKey<Key, Found extends { readonly areaId: string }, Move extends string, State>(
  kind: KeyedKind<Key, Found> & { readonly next: (found: Found, move: Move) => Result<State, Refusal> },
) {
  const { act } = actsOnKey(kind);
  /** @param move what the act does, or what it does by what was asked */
  return <P extends Key, Q, B, O>(
    endpoint: EndpointOf<P, Q, B, O>,
    move: Move | ((body: B) => Move),
    body: (
      context: On<Found> & { readonly next: State },
      input: Asked<P, Q, B>,
      file?: ReceivedFile,
    ) => Ends<NoInfer<O>>,
  ): Route =>
    act(endpoint, async (context, input, file) => {
      const next = kind.next(context.record, typeof move === "function" ? move(input.body) : move);
      return next.ok ? body({ ...context, next: next.value }, input, file) : next;
    });
}

/** An act that begins a record from a table in its body: where, and under which id, its input says. */
export function addRecordOfTable<P, Q, B extends { readonly file: TableFile }, O>(
  endpoint: EndpointOf<P, Q, B, O>,
  place: {
    readonly name: string;
    readonly areaOf: (tx: Tx, input: Asked<P, Q, B>) => Promise<string | undefined>;
    readonly idOf: (input: Asked<P, Q, B>) => string;
  },
  body: (context: ActContext, input: Asked<P, Q, B>, table: UploadedRows) => Ends<NoInfer<O>>,
): Route {
  return tableRoute<EndpointOf<P, Q, B, O>>(endpoint, {
    areaOf: place.areaOf,
    handle: async (context, input, table) => {
      const found = orNotFound(context.areaId);
      const nameOf = () => ({ recordKind: place.name, recordId: place.idOf(input) });
      return takeStep(context, { found, areaOf: (areaId) => areaId, nameOf }, async () => body(context, input, table));
    },
  });
}
