import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { enteredLater } from "#programme/review/round/entered-later.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A posting whose day on paper is long before the day on which it was entered. */
export type LatePosting = {
  readonly villageId: string;
  readonly villageName: string;
  readonly fromDate: LocalDate;
  readonly enteredOn: LocalDate;
};

/** The latest posting of each village of a commune, where it was entered later than the procedure's days after it. */
export async function listLatePostings(
  tx: Tx,
  { roundId, communeId }: { readonly roundId: Id<"round">; readonly communeId: string },
  procedure: StandardPack["procedure"],
): Promise<readonly LatePosting[]> {
  const found = await sql<Omit<LatePosting, "enteredOn"> & { enteredOn: LocalDate | null }>`
    select distinct on (posting.village_id) posting.village_id as "villageId", coalesce(area.name, posting.village_id) as "villageName",
      posting.from_date as "fromDate", posting.entered_on as "enteredOn"
    from review.public_postings posting left join registry.areas area on area.area_id = posting.village_id
    where posting.round_id = ${roundId} and posting.commune_id = ${communeId}
    order by posting.village_id, posting.from_date desc`.execute(tx);
  return found.rows.flatMap((posting) => {
    const enteredOn = enteredLater({ day: posting.fromDate, enteredOn: posting.enteredOn }, procedure);
    return enteredOn === null ? [] : [{ ...posting, enteredOn }];
  });
}
