import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import { findImport, lockImport } from "./treasury-store.ts";
import type { Head } from "./treasury-store.ts";

/** An import of the treasury's lines: what was found in it is accepted once. */
export const { act: treasuryImportAct } = actsOn({
  name: "treasury_import",
  param: "treasuryImportId",
  lock: lockImport,
  find: findImport,
  next: ({ acceptedAt }: Head, _move: "accept") =>
    acceptedAt === null ? success("accepted" as const) : failure(refuse("treasury.accepted_already")),
});
