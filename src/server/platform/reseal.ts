/** What a stage answers that seals its secrets again with the newest key (src/main/rotate-keys.ts), a batch a transaction. */

/** Before every id. */
export const beforeEveryId = "00000000-0000-0000-0000-000000000000";

/** So many at most, in the order of their key, after this one. */
export type ResealBatch = { readonly batch: number; readonly after: readonly string[] | undefined };

/** How many were sealed, and the key after which the next batch begins; undefined at the end. */
export type Resealed = { readonly done: number; readonly last: readonly string[] | undefined };
