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
import type { ActContext } from "./act.ts";
import type { AuditEntry } from "./append-entry.ts";
import { daysBy } from "./day-windows.ts";
import type { DaysOf } from "./day-windows.ts";
import { refuseElsewhere } from "./refuse-elsewhere.ts";
import { route } from "./route.ts";
import type { ReceivedFile, Route } from "./route.ts";

/** What audit and outbox call a record. */
export type RecordName = Pick<AuditEntry, "recordKind" | "recordId">;

/** What an act did: what audit and outbox keep of it, and what it answers. */
export type Done<Answer> = {
  readonly facts: AuditEntry["facts"];
  readonly answer: Answer;
  /** The record that the audit names where it is another one than the act is on, such as one that it began. */
  readonly record?: RecordName | undefined;
};

export function done<Answer>(
  facts: AuditEntry["facts"],
  answer: Answer,
  record?: RecordName,
): Result<Done<Answer>, never> {
  return success({ facts, answer, record });
}

/** The step that every act takes: what it is on as found under its lock, the body, the entry of audit and outbox, the answer. */
export async function takeStep<Found, Answer>(
  context: ActContext,
  on: {
    readonly found: Result<Found, Refusal>;
    /** Where the audit keeps what was done. */
    readonly areaOf: (found: Found) => string;
    /** Asked when the body has done its work: a record may be named by what was made. */
    readonly nameOf: (found: Found) => RecordName;
  },
  body: (found: Found) => Promise<Result<Done<Answer>, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const { found } = on;
  if (!found.ok) return found;
  const result = await body(found.value);
  if (!result.ok) return result;
  const { facts, answer, record = on.nameOf(found.value) } = result.value;
  await context.audit({ ...record, areaId: on.areaOf(found.value), facts });
  return success(answer);
}

/** What an act is on, or the refusal of what is not there. */
export function orNotFound<Found>(found: Found | undefined): Result<Found, Refusal> {
  return found === undefined ? failure(refuse("record.not_found")) : success(found);
}

/** A kind of record, declared once. */
export type RecordKind<Param extends string, Found extends { readonly areaId: string }, Move, State> = {
  /** As audit and outbox name it. */
  readonly name: string;
  /** Its id among the params of its endpoints. */
  readonly param: Param;
  /** Locks it until the act ends, and answers the area it lies in; undefined where there is none. */
  lock(tx: Tx, id: string): Promise<string | undefined>;
  find(tx: Tx, id: string): Promise<Found | undefined>;
  /** Narrows an act to it for who works for the office that it is with; answers its areas, "," where it is with none of theirs. */
  narrow?(tx: Tx, id: string): Promise<string>;
  /** The days on which its acts rest. */
  readonly days?: DaysOf<string>;
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
  const days = daysBy(kind.days, idOf);
  const areaOf = async (tx: Tx, input: { readonly params: unknown }) => kind.lock(tx, idOf(input));
  const narrowing =
    kind.narrow === undefined
      ? {}
      : { narrow: async (tx: Tx, input: { readonly params: unknown }) => kind.narrow?.(tx, idOf(input)) ?? "," };

  /** The record under the lock that the act took, with the state that the move leads to. */
  async function moveOf(tx: Tx, id: string, move: Move): Promise<Result<Moved<Found, State>, Refusal>> {
    const record = orNotFound(await kind.find(tx, id));
    if (!record.ok) return record;
    const next = kind.next(record.value, move);
    return next.ok ? success({ record: record.value, next: next.value }) : next;
  }

  async function act<Answer>(
    context: ActContext,
    id: string,
    move: Move,
    body: (context: RecordContext<Found, State>) => Promise<Result<Done<Answer>, Refusal>>,
  ): Promise<Result<Answer, Refusal>> {
    const found = await moveOf(context.tx, id, move);
    const nameOf = () => ({ recordKind: kind.name, recordId: id });
    return takeStep(context, { found, areaOf: ({ record }) => record.areaId, nameOf }, async (moved) =>
      body({ ...context, ...moved }),
    );
  }

  return {
    /** Locks one more record that an act on another one moves too; the act audits it itself. */
    lockFor: async (tx: Tx, id: string, move: Move): Promise<Result<Moved<Found, State>, Refusal>> =>
      (await kind.lock(tx, id)) === undefined ? failure(refuse("record.not_found")) : moveOf(tx, id, move),
    act: <E extends EndpointOn<Param>>(
      endpoint: E,
      move: Move,
      body: (context: RecordContext<Found, State>, input: Decoded<E>) => Promise<Result<Done<Output<E>>, Refusal>>,
      /** The days on which it rests beside those of its record: by what is asked. */
      daysOfAsked: DaysOf<Decoded<E>> = {},
    ): Route =>
      route<E>(endpoint, {
        areaOf,
        ...narrowing,
        days: { ...days, ...daysOfAsked },
        handle: async (context, input) => act(context, idOf(input), move, async (found) => body(found, input)),
      }),
    /** The same of an act that reads what came with it before it begins, so that no transaction is open meanwhile. */
    preparedAct: <E extends EndpointOn<Param>, Prepared>(
      endpoint: E,
      move: Move,
      prepare: (input: Decoded<E>) => Promise<Prepared>,
      body: (
        context: RecordContext<Found, State>,
        input: Decoded<E>,
        prepared: Prepared,
      ) => Promise<Result<Done<Output<E>>, Refusal>>,
    ): Route => {
      const handlerOf = (prepared: Prepared) =>
        route<E>(endpoint, {
          areaOf,
          days,
          handle: async (context, input) =>
            act(context, idOf(input), move, async (found) => body(found, input, prepared)),
        }).handle;
      return {
        ...route<E>(endpoint, {
          areaOf,
          days,
          handle: async (context, input) => {
            const prepared = await prepare(input);
            return act(context, idOf(input), move, async (found) => body(found, input, prepared));
          },
        }),
        prepare: async (input) => handlerOf(await prepare(input)),
      };
    },
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
        days,
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
    /** The days on which it rests. */
    readonly days?: DaysOf<Decoded<E>>;
  },
  body: (
    context: ActContext & { readonly areaId: string },
    input: Decoded<E>,
    file?: ReceivedFile,
  ) => Promise<Result<Done<Output<E>>, Refusal>>,
): Route {
  return route<E>(endpoint, {
    areaOf: place.areaOf,
    days: place.days,
    handle: async (context, input, file) => {
      const found = orNotFound(context.areaId);
      const placed = (areaId: string) => ({ ...context, areaId });
      const nameOf = (areaId: string) => ({ recordKind: place.name, recordId: place.idOf(input, placed(areaId)) });
      return takeStep(context, { found, areaOf: (areaId) => areaId, nameOf }, async (areaId) =>
        body(placed(areaId), input, file),
      );
    },
  });
}

/** The activity of what is read, where who works for the office that carries it out may read it. */
type ActivityOf<E extends AnyEndpoint> = (tx: Tx, input: Decoded<E>) => Promise<string | undefined>;

type Reading<E extends AnyEndpoint> = Parameters<typeof route<E>>[1]["handle"];

/** A read that row-level security bounds to the officer's own areas; a place elsewhere that it names is refused. */
export function readOwnAreas<E extends AnyEndpoint>(
  endpoint: E,
  handle: Reading<E>,
  activityOf?: ActivityOf<E>,
): Route {
  return route<E>(endpoint, {
    areaOf: "rows of one's own areas",
    activityOf,
    handle: async (context, input, file) => {
      const refused = await refuseElsewhere(context, input);
      return refused === undefined ? handle(context, input, file) : failure(refused);
    },
  });
}

/** A read within one area, which the officer's post must cover. */
export function readIn<E extends AnyEndpoint>(
  endpoint: E,
  areaOf: (tx: Tx, input: Decoded<E>) => Promise<string | undefined>,
  handle: Reading<E>,
  activityOf?: ActivityOf<E>,
): Route {
  return route<E>(endpoint, { areaOf, activityOf, handle });
}
