import type { Tx } from "#server/platform/database/database.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import type { Language, Words } from "#server/platform/print/words.ts";
import { listStandardPacks } from "#server/review/standard/standard-packs-store.ts";

/** The words of the papers of a review, with the classes as their standards name them. */
export async function paperWords(tx: Tx, language: Language): Promise<Words> {
  const classes = (await listStandardPacks(tx)).flatMap((pack) => pack.classes).toReversed();
  return wordsIn(language, "review.yaml", new Map(classes.map(({ code, name }) => [code, name])));
}
