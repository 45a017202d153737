import { z } from "zod";
import { encodings } from "#kernel/encoding/detect-encoding.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import { mappingDraft, mappingOfDraft } from "./mapping-draft.ts";

const idField = <Kind extends string>() => z.custom<Id<Kind>>((value) => typeof value === "string");

/** An import on its way: it survives a reload of the page, as the files wait on the server. */
export const importDraft = z.object({
  step: z.enum(["file", "columns", "trial"]),
  importId: idField<"import">(),
  areaId: z.string(),
  roundId: z.string(),
  fileId: idField<"import-file">().optional(),
  /** Its name and when it was handed in, to be known again by. */
  fileName: z.string().optional(),
  handedInAt: z.string().optional(),
  peopleFileId: idField<"import-file">().optional(),
  sheet: z.string().optional(),
  encoding: z.enum(encodings).optional(),
  /** A mapping file that was handed in, or that an earlier file was read by: taken as it is. */
  mapping: z.string().optional(),
  /** Chosen column by column. */
  chosen: mappingDraft.optional(),
});
export type ImportDraft = z.infer<typeof importDraft>;

export type FilledDraft = ImportDraft & { readonly fileId: Id<"import-file"> };

/** Back to the choice of a file: what was found in the one before says nothing of the next. */
export function withoutFile({ importId, areaId, roundId }: ImportDraft): ImportDraft {
  return { step: "file", importId, areaId, roundId };
}

/** What the server is asked for: a trial, or the import itself. */
export function filesOf(draft: FilledDraft) {
  return {
    areaId: draft.areaId,
    mapping: draft.mapping ?? (draft.chosen === undefined ? "" : mappingOfDraft(draft.chosen)),
    householdsFileId: draft.fileId,
    peopleFileId: draft.peopleFileId,
    sheet: draft.sheet,
    encoding: draft.encoding,
    ...(draft.roundId === "" ? {} : { roundId: idOf("round", draft.roundId) }),
  };
}
