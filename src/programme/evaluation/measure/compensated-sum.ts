/** Adds without losing what is small beside what is large (Neumaier 1974): the error does not grow with the number of terms. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  let carry = 0;
  for (const value of values) {
    const next = sum + value;
    carry += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + carry;
}

/** The same, for many sums at once: each is `sums[at] + carries[at]` in the end. */
export class CompensatedSums {
  readonly #sums: Float64Array;
  readonly #carries: Float64Array;
  constructor(count: number) {
    this.#sums = new Float64Array(count);
    this.#carries = new Float64Array(count);
  }
  add(at: number, value: number): void {
    const sum = this.#sums[at] ?? 0;
    const next = sum + value;
    const lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sums[at] = next;
    if (lost !== 0) this.#carries[at] = (this.#carries[at] ?? 0) + lost;
  }
  values(): Float64Array {
    return this.#sums.map((sum, at) => sum + (this.#carries[at] ?? 0));
  }
}
