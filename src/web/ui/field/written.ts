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
type Both<E extends AnyEndpoint> = Asked<z.input<E["params"]>> | Asked<z.input<E["body"]>>;

/** What a form of the endpoint holds: the parts of its path and of its body by their names, any of them still missing. */
export type WrittenAsk<E extends AnyEndpoint> = Nested<Extract<Both<E>, object>>;

type Shallower = [never, 0, 1, 2, 3];
type Path<T, Depth extends number> = [Depth] extends [never]
  ? never
  : T extends readonly (infer Item)[]
    ? `${number}` | `${number}.${Path<Extract<Item, object>, Shallower[Depth]>}`
    : { [K in KeyOf<T>]: K | `${K}.${Path<Extract<At<T, K>, object>, Shallower[Depth]>}` }[KeyOf<T>];

/** Where a field of the endpoint's form stands: "reason", "member.fullName", "members.0.sex". */
export type PathOf<E extends AnyEndpoint> = Path<Extract<Both<E>, object>, 3>;
