import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ActContext } from "#server/platform/act/act.ts";

/** Where a result comes from, so that it can be explained and computed again. */
export async function provenanceOf(
  { tx, server }: ActContext,
  asOf: LocalDate,
  standard: { readonly standardId: string; readonly standardVersion: string } | undefined,
) {
  const facts = await sql<{ areas: string | null; demo: boolean }>`
    select (select value ->> 'version' from platform.facts where name = 'areas pack') as areas,
      exists (select from platform.facts where name = 'demo') as demo`.execute(tx);
  return {
    asOf,
    standardId: standard?.standardId ?? null,
    standardVersion: standard?.standardVersion ?? null,
    areasVersion: facts.rows[0]?.areas ?? "-",
    codeVersion: server.version,
    demo: facts.rows[0]?.demo ?? false,
  };
}
