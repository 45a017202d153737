import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

const nothing = z.object({});

type Declaration<P, Q, B, O> = Omit<Endpoint<never, never, never, never>, "params" | "query" | "body" | "output"> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output: O;
};

type Nothing = typeof nothing;

/** Declares an endpoint; what it does not take is an empty object. */
export function declare<
  O extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(declaration: Declaration<P, Q, B, O>): Endpoint<P, Q, B, O> {
  const { params, query, body, ...rest } = declaration;
  return {
    ...rest,
    params: (params ?? nothing) as P,
    query: (query ?? nothing) as Q,
    body: (body ?? nothing) as B,
  };
}
