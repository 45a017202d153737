import { z } from "zod";
import { texts } from "#contract/values.ts";
import type { GrievanceKind } from "#programme/voice/grievance/grievance-kind.ts";
import { dayCounts } from "#programme/voice/grievance/grievance-kind.ts";
import { country } from "#server/platform/country.ts";
import { readPackFile } from "#server/platform/pack-files.ts";

const term = z.strictObject({ days: z.int().min(1).max(366), counted: z.enum(dayCounts) });
const file = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z_]{1,40}$/),
        name: texts,
        basis: z.string().min(1),
        sender: z.enum(["named", "optional"]),
        isConfidential: z.boolean(),
        accept: term,
        answer: term.extend({ remoteDays: z.int().min(1).max(366).optional() }),
        extension: term.optional(),
      }),
    )
    .min(1),
});

let read: { readonly of: string; readonly kinds: Promise<readonly GrievanceKind[]> } | undefined;

/** What may be handed in by the pack of the country; nothing where it does not say. */
export async function grievanceKinds(): Promise<readonly GrievanceKind[]> {
  const { folder, files } = country();
  if (files.grievances === undefined) return [];
  const path = `${folder}${files.grievances}`;
  if (read?.of !== path) read = { of: path, kinds: readPackFile(path, file).then(({ value }) => value.kinds) };
  return read.kinds;
}
