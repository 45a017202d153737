import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type ProgrammeCode = {
  readonly segment: string;
  readonly subject: string;
  readonly code: string;
  readonly setAt: string;
  readonly setBy: string | null;
};

/** Codes in force: of each segment and subject the one set last, unless that took it away. */
export async function listCodes(tx: Tx, programmeId: string, areaId: string): Promise<readonly ProgrammeCode[]> {
  const found = await sql<ProgrammeCode>`
    select * from (
      select distinct on (code.segment, code.subject) code.segment, code.subject, code.code, code.set_at as "setAt",
        officer.full_name as "setBy"
      from planning.programme_codes code left join authority.officers officer on officer.officer_id = code.set_by
      where code.programme_id = ${programmeId} and code.area_id = ${areaId}
      order by code.segment, code.subject, code.set_at desc, code.programme_code_id desc
    ) latest where code <> ''`.execute(tx);
  return found.rows;
}

export async function addCode(
  tx: Tx,
  code: Pick<ProgrammeCode, "segment" | "subject" | "code" | "setAt"> & {
    readonly programmeCodeId: Id<"programme code">;
    readonly areaId: string;
    readonly programmeId: string;
    readonly setById: string;
  },
): Promise<void> {
  await tx
    .insertInto("planning.programme_codes")
    .values({
      programme_code_id: code.programmeCodeId,
      area_id: code.areaId,
      programme_id: code.programmeId,
      segment: code.segment,
      subject: code.subject,
      code: code.code,
      set_at: code.setAt,
      set_by: code.setById,
    })
    .execute();
}

/** The codes of all fund sources that a programme has. */
export async function listFundSources(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom("planning.fund_sources").select("fund_source").execute();
  return rows.map((row) => row.fund_source);
}
