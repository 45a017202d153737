/**
 * Chance for the demo: xoshiro128** (Blackman and Vigna 2018), seeded from text by a hash and splitmix32. The same seed
 * gives the same province on every machine, and a fork by name does not depend on what was drawn before.
 */
export type Random = {
  /** 32 bits, unsigned. */
  readonly bits: () => number;
  /** From 0 up to, not including, 1. */
  readonly unit: () => number;
  /** A whole number from low to high, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  /** @throws RangeError when there is nothing to pick. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Weights need not sum to one. @throws RangeError when there is nothing to pick. */
  readonly weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item;
  readonly fork: (name: string) => Random;
};

export function randomFrom(seed: string): Random {
  const next = splitmix(hash(seed));
  let [a, b, c, d] = [next(), next(), next(), next()];
  const bits = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const unit = () => bits() / 4_294_967_296;
  const between = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    bits,
    unit,
    between,
    chance: (probability) => unit() < probability,
    pick: (items) => {
      const item = items[Math.floor(unit() * items.length)];
      if (item === undefined) throw new RangeError("there is nothing to pick from");
      return item;
    },
    weighted: (items) => {
      let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      const last = items.at(-1);
      if (last === undefined) throw new RangeError("there is nothing to pick from");
      return last[0];
    },
    fork: (name) => randomFrom(`${seed}/${name}`),
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** FNV-1a over UTF-16 units: only spreads the seed, needs no secrecy. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) {
    value = Math.imul(value ^ text.charCodeAt(position), 0x01000193);
  }
  return value >>> 0;
}

function splitmix(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
