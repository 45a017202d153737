import type { Tx } from "#server/platform/database/database.ts";
import { declareQuestion } from "#server/platform/question.ts";

/** What a class opens is said by the programmes: planning answers. */
export const programmesInUse = declareQuestion<{
  /** The programmes that are loaded, each by its latest version; not the samples. */
  readonly listLatestPacks: (tx: Tx) => Promise<readonly { readonly key: string; readonly pack: unknown }[]>;
}>("programmes in use");
