import type { AnyEndpoint, Decoded, Output } from "#contract/endpoint.ts";
import { isWrite } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import type { ActContext } from "./act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { refuseDaysOf } from "./day-windows.ts";
import type { DaysOf } from "./day-windows.ts";

/** An endpoint with what answers it. */
export type Route = {
  readonly endpoint: AnyEndpoint;
  readonly areaOf: ((tx: Tx, input: Decoded<AnyEndpoint>) => Promise<string | undefined>) | undefined;
  /** The activity that its record belongs to, where who works for the office that carries it out may do the act. */
  readonly activityOf?: ((tx: Tx, input: Decoded<AnyEndpoint>) => Promise<string | undefined>) | undefined;
  /** Narrows the act to one record that is with an office, where who works for it may do the act; answers the areas, "," where it is not. */
  readonly narrow?: ((tx: Tx, input: Decoded<AnyEndpoint>) => Promise<string>) | undefined;
  /** What its record knows of the days that its windows rest on. */
  readonly groundsKnown: readonly string[];
  readonly handle: (
    context: ActContext,
    input: Decoded<AnyEndpoint>,
    file?: ReceivedFile,
  ) => Promise<Result<unknown, Refusal>>;
  /** Reads what came before the act begins, and gives the handler that goes on with it. */
  readonly prepare?: (input: Decoded<AnyEndpoint>) => Promise<Route["handle"]>;
};

/** A file that came with the request, kept until the act is over: the handler moves it where it belongs. */
export type ReceivedFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** What a handler of a file endpoint answers. */
export type FileAnswer = {
  readonly fileName: string;
  readonly mediaType: string;
  /**
   * A large file is made while it leaves, after the act itself is done. What takes long to make and leaves as a whole is made after
   * the act too, so that no transaction waits for it.
   */
  readonly content:
    | string
    | Uint8Array
    | (() => AsyncIterable<Uint8Array>)
    | { readonly made: () => Promise<Uint8Array> };
};

/**
 * Ties an endpoint to its handler. `areaOf` finds the area of the record that is acted on, before anything else is done:
 * every write has one; a read may leave it to row-level security ("rows of one's own areas"). What an officer changes of the own access lies in no
 * area ("one's own access"): the handler is bound to the officer who asks.
 */
export function route<E extends AnyEndpoint>(
  endpoint: E,
  answer: {
    readonly areaOf:
      | ((tx: Tx, input: Decoded<E>) => Promise<string | undefined>)
      | "rows of one's own areas"
      | "one's own access";
    readonly activityOf?: ((tx: Tx, input: Decoded<E>) => Promise<string | undefined>) | undefined;
    readonly narrow?: ((tx: Tx, input: Decoded<E>) => Promise<string>) | undefined;
    readonly days?: DaysOf<Decoded<E>> | undefined;
    readonly handle: (
      context: ActContext,
      input: Decoded<E>,
      file?: ReceivedFile,
    ) => Promise<Result<Output<E> | FileAnswer, Refusal>>;
  },
): Route {
  const { areaOf, activityOf, narrow, days, handle } = answer;
  if (isWrite(endpoint) && areaOf === "rows of one's own areas" && endpoint.act !== undefined) {
    throw new Error(`${endpoint.id} writes, so it must say in which area`);
  }
  // The input was decoded by this endpoint's own schemas, so it has this endpoint's own type.
  return {
    endpoint,
    areaOf: typeof areaOf === "string" ? undefined : (tx, input) => areaOf(tx, input),
    ...(activityOf === undefined ? {} : { activityOf: (tx, input) => activityOf(tx, input) }),
    ...(narrow === undefined ? {} : { narrow: (tx, input) => narrow(tx, input) }),
    groundsKnown: Object.keys(days ?? {}),
    handle: async (context, input, file) => {
      const refused = await refuseDaysOf<Decoded<E>>(endpoint, days, context, input);
      return refused === undefined ? handle(context, input, file) : failure(refused);
    },
  };
}
