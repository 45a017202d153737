/** Acts on records: the area, the lock, the state, the body, the audit and the answer, always in this order. */
import type { AnyEndpoint, Decoded, Endpoint, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { TableEndpoint } from "#server/platform/tables/table-route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import type { z } from "zod";
import type { ActContext, AuditEntry } from "./act.ts";
import { route } from "./route.ts";
import type { ReceivedFile, Route } from "./route.ts";

/** What an act did: what audit and outbox keep of it, and what it answers. */
export type Done<Answer> = { readonly facts: AuditEntry["facts"]; readonly answer: Answer };

export function done<Answer>(facts: AuditEntry["facts"], answer: Answer): Result<Done<Answer>, never> {
  return success({ facts, answer });
}

/** A kind of record, declared once. */
export type RecordKind<Param extends string, Found extends { readonly areaId: string }, Move, State> = {
  /** As audit and outbox name it. */
  readonly name: string;
  /** Its id among the params of its endpoints. */
  readonly param: Param;
  /** Locks it until the act ends, and answers the area it lies in; undefined where there is none. */
  readonly lock: (tx: Tx, id: string) => Promise<string | undefined>;
  readonly find: (tx: Tx, id: string) => Promise<Found | undefined>;
  /** The state that a move leads to, or why it cannot be made now. */
  readonly next: (found: Found, move: Move) => Result<State, Refusal>;
};

/** A record as it is under its lock, and the state that the act leads to. */
export type Moved<Found, State> = { readonly record: Found; readonly next: State };

/** What the body of an act works with. */
export type RecordContext<Found, State> = ActContext & Moved<Found, State>;

type EndpointOn<Param extends string> = Endpoint<
  z.ZodType<Readonly<Record<Param, string>>>,
  z.ZodType,
  z.ZodType,
  z.ZodType
>;

/** Acts of one kind of record; `move` is looked up in its table of states. */
export function actsOn<Param extends string, Found extends { readonly areaId: string }, Move, State>(
  kind: RecordKind<Param, Found, Move, State>,
) {
  const idOf = ({ params }: { readonly params: unknown }): string =>
    (params as Readonly<Record<Param, string>>)[kind.param];
  const areaOf = async (tx: Tx, input: { readonly params: unknown }) => kind.lock(tx, idOf(input));

  /** The record under the lock that the act took, with the state that the move leads to. */
  async function moveOf(tx: Tx, id: string, move: Move): Promise<Result<Moved<Found, State>, Refusal>> {
    const record = await kind.find(tx, id);
    if (record === undefined) return failure(refuse("record.not_found"));
    const next = kind.next(record, move);
    return next.ok ? success({ record, next: next.value }) : next;
  }

  async function act<Answer>(
    context: ActContext,
    id: string,
    move: Move,
    body: (context: RecordContext<Found, State>) => Promise<Result<Done<Answer>, Refusal>>,
  ): Promise<Result<Answer, Refusal>> {
    const moved = await moveOf(context.tx, id, move);
    if (!moved.ok) return moved;
    const result = await body({ ...context, ...moved.value });
    if (!result.ok) return result;
    const { facts, answer } = result.value;
    await context.audit({ areaId: moved.value.record.areaId, recordKind: kind.name, recordId: id, facts });
    return success(answer);
  }

  return {
    /** Locks one more record that an act on another one moves too; the act audits it itself. */
    lockFor: async (tx: Tx, id: string, move: Move): Promise<Result<Moved<Found, State>, Refusal>> =>
      (await kind.lock(tx, id)) === undefined ? failure(refuse("record.not_found")) : moveOf(tx, id, move),
    act: <E extends EndpointOn<Param>>(
      endpoint: E,
      move: Move,
      body: (context: RecordContext<Found, State>, input: Decoded<E>) => Promise<Result<Done<Output<E>>, Refusal>>,
    ): Route =>
      route<E>(endpoint, {
        areaOf,
        handle: async (context, input) => act(context, idOf(input), move, async (found) => body(found, input)),
      }),
    /** The same of an act that comes with a table in its body. */
    tableAct: <E extends EndpointOn<Param> & TableEndpoint>(
      endpoint: E,
      move: Move,
      body: (
        context: RecordContext<Found, State>,
        input: Decoded<E>,
        table: UploadedRows,
      ) => Promise<Result<Done<Output<E>>, Refusal>>,
    ): Route =>
      tableRoute<E>(endpoint, {
        areaOf,
        handle: async (context, input, table) =>
          act(context, idOf(input), move, async (found) => body(found, input, table)),
      }),
  };
}

/** An act that begins a record: where, and under which id, its input says. */
export function addRecord<E extends AnyEndpoint>(
  endpoint: E,
  place: {
    readonly name: string;
    readonly areaOf: (tx: Tx, input: Decoded<E>) => Promise<string | undefined>;
    readonly idOf: (input: Decoded<E>, context: ActContext & { readonly areaId: string }) => string;
  },
  body: (
    context: ActContext & { readonly areaId: string },
    input: Decoded<E>,
    file?: ReceivedFile,
  ) => Promise<Result<Done<Output<E>>, Refusal>>,
): Route {
  return route<E>(endpoint, {
    areaOf: place.areaOf,
    handle: async (context, input, file) => {
      const areaId = await place.areaOf(context.tx, input);
      if (areaId === undefined) return failure(refuse("record.not_found"));
      const placed = { ...context, areaId };
      const result = await body(placed, input, file);
      if (!result.ok) return result;
      const { facts, answer } = result.value;
      await context.audit({ areaId, recordKind: place.name, recordId: place.idOf(input, placed), facts });
      return success(answer);
    },
  });
}

type Reading<E extends AnyEndpoint> = Parameters<typeof route<E>>[1]["handle"];

/** A read that row-level security bounds to the officer's own areas. */
export function readOwnAreas<E extends AnyEndpoint>(endpoint: E, handle: Reading<E>): Route {
  return route<E>(endpoint, { areaOf: "rows of one's own areas", handle });
}

/** A read within one area, which the officer's post must cover. */
export function readIn<E extends AnyEndpoint>(
  endpoint: E,
  areaOf: (tx: Tx, input: Decoded<E>) => Promise<string | undefined>,
  handle: Reading<E>,
): Route {
  return route<E>(endpoint, { areaOf, handle });
}
