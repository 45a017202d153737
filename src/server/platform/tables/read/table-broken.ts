import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";

/** A file that cannot be read, or not on from here: thrown out of the stream of its rows, refused by anyone who reads it. */
export class TableBroken extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Runs what reads a table; a table that breaks off is refused with the place. */
export async function refusingBrokenTable<Value>(
  work: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableBroken) return failure(error.refusal);
    throw error;
  }
}
