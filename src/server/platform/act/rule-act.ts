/** Acts on records that no table of states moves on: a rule of the domain decides by all that is recorded. The same order as in record-act.ts. */
import type { Decoded, Endpoint, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { z } from "zod";
import type { ActContext } from "./act.ts";
import type { DaysOf } from "./day-windows.ts";
import { orNotFound, takeStep } from "./record-act.ts";
import type { Done } from "./record-act.ts";
import { route } from "./route.ts";
import type { Route } from "./route.ts";

type Asked<Params, Body> = { readonly params: Params; readonly body: Body };

/** A kind of record, declared once. What is asked names the record: by its params, and where two records are moved together by its body. */
export type RuledKind<Params, Found extends { readonly areaId: string }, Body> = {
  /** As audit and outbox name it. */
  readonly name: string;
  readonly idOf: (asked: Asked<Params, Body>) => string;
  /** Locks it until the act ends, and answers the area in which the officer must be permitted; undefined where there is none. */
  readonly lock: (tx: Tx, asked: Asked<Params, Body>) => Promise<string | undefined>;
  /** The days on which its acts rest. */
  readonly days?: DaysOf<Asked<Params, Body>>;
  /** The record under its lock; `areaId` is where the audit keeps what was done. */
  readonly find: (tx: Tx, asked: Asked<Params, Body>) => Promise<Found | undefined>;
};

/** What the body of an act works with. */
export type RuledContext<Found> = ActContext & { readonly record: Found };

type EndpointOn<Params, Body> = Endpoint<z.ZodType<Params>, z.ZodType, z.ZodType<Body>, z.ZodType>;
type BodyOf<E extends EndpointOn<unknown, unknown>, Found> = (
  context: RuledContext<Found>,
  input: Decoded<E>,
) => Promise<Result<Done<Output<E>>, Refusal>>;

export function actsByRule<Params, Found extends { readonly areaId: string }, Body = unknown>(
  kind: RuledKind<Params, Found, Body>,
) {
  function act<E extends EndpointOn<Params, Body>>(
    endpoint: E,
    audited: { readonly name: string; readonly idOf: (input: Decoded<E>) => string },
    body: BodyOf<E, Found>,
    daysOfAsked: DaysOf<Decoded<E>> = {},
  ): Route {
    return route<E>(endpoint, {
      areaOf: async (tx, input) => kind.lock(tx, input),
      days: { ...kind.days, ...daysOfAsked },
      handle: async (context, input) => {
        const found = orNotFound(await kind.find(context.tx, input));
        const nameOf = () => ({ recordKind: audited.name, recordId: audited.idOf(input) });
        return takeStep(context, { found, areaOf: ({ areaId }) => areaId, nameOf }, async (record) =>
          body({ ...context, record }, input),
        );
      },
    });
  }

  return {
    act: <E extends EndpointOn<Params, Body>>(
      endpoint: E,
      body: BodyOf<E, Found>,
      /** The days on which it rests beside those of its record: by what is asked. */
      daysOfAsked: DaysOf<Decoded<E>> = {},
    ): Route => act<E>(endpoint, { name: kind.name, idOf: (input) => kind.idOf(input) }, body, daysOfAsked),
    /** An act that begins another record which belongs to this one: the audit keeps it under the name and id of the new record. */
    addTo: act,
  };
}
