/** What later stages may ask of the authority, and what stages declare beside their routes: which acts officers hear of. */
import type { Act } from "#programme/authority/post/permissions.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import type { OutboxRow } from "#server/platform/outbox/consumer.ts";

export { findOfficeFor } from "./office/offices-store.ts";
export { listHeldPosts } from "./post/held-posts-store.ts";
export type { RecordNames } from "./audit/record-names.ts";

/** Who is informed of an act. The officer who did it is not, unless it was a job that the officer waits for. */
export type Recipients =
  /** Who could do this act in the record's area on that day, by a post of one of these kinds; of any kind where none is named. */
  | { readonly mayDo: Act; readonly posts?: readonly PostKind[] }
  /** Who works for the department or unit whose id is among the facts, by the fact's name. */
  | { readonly officeIn: string }
  /** Who did this act on the same record before. */
  | { readonly did: Act }
  /** Who asked for the job. */
  | "who asked";

export type Notice = {
  /** The endpoint's id, or the job's name. */
  readonly act: string;
  /** Key of the text (packs/locales/LANGUAGE/authority/notification.json): says what was done, and nobody's name. */
  readonly text: string;
  readonly to: Recipients;
  /** Of acts that end in several ways: whether this text is of that way. */
  readonly when?: (facts: OutboxRow["facts"]) => boolean;
};
