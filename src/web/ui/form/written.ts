import type { z } from "zod";
import type { AnyEndpoint } from "#contract/endpoint.ts";

type KeyOf<T> = T extends unknown ? keyof T & string : never;
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

/** A value as it is typed: a figure or an answer may still be text. What an input's branches ask for stands side by side. */
export type Written<T> = unknown extends T ? unknown : Leaf<Exclude<T, object>> | Nested<Extract<T, object>>;
type Leaf<T> = T extends string ? string : T extends number | boolean ? T | string : T;
type Nested<T> = [T] extends [never]
  ? never
  : [T] extends [readonly (infer Item)[]]
    ? readonly Written<Item>[]
    : { readonly [K in KeyOf<T>]?: Written<At<T, K>> | undefined };

/** Nothing is asked: such a part must not take every other name with it. */
type Asked<T> = T extends Readonly<Record<string, never>> ? never : T;
type Both<E extends AnyEndpoint, Own extends z.ZodType> = Extract<
  Asked<z.input<E["params"]>> | Asked<z.input<E["body"]>> | z.input<Own>,
  object
>;

/**
 * What a form of the endpoint holds: the parts of its path and of its body by their names, any of them still missing; and what the
 * page asks besides.
 */
export type WrittenAsk<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever> = Nested<Both<E, Own>>;

type Shallower = [never, 0, 1, 2, 3];
/** Four steps are checked; what lies deeper, such as a fund line of a goal, is any path. */
type Path<T, Depth extends number> = [Depth] extends [never]
  ? string
  : T extends readonly (infer Item)[]
    ? `${number}` | `${number}.${Path<Extract<Item, object>, Shallower[Depth]>}`
    : { [K in KeyOf<T>]: K | `${K}.${Path<Extract<At<T, K>, object>, Shallower[Depth]>}` }[KeyOf<T>];

/** Where a field of the form stands: "reason", "member.fullName", "members.0.sex". */
export type PathOf<E extends AnyEndpoint, Own extends z.ZodType = z.ZodNever> = Path<Both<E, Own>, 3>;
