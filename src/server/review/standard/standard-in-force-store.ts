import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { country } from "#server/platform/country.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Which standards are law of this installation's country, by `standard_id`: one version that says so says it of all of them. */
export const isLawHere = () => sql<boolean>`standard.standard_id in (select law.standard_id from review.standards law
  where law.pack ->> 'country' = ${country().country})`;

/**
 * The law by which households are decided on a day, in its dated version of that day: of the standards of the country that are no draft the one
 * that began last; of the files of one version, the one that was loaded last. Undefined where the law of no period that is loaded counts then.
 */
export async function findStandardInForce(
  tx: Tx,
  on: LocalDate,
): Promise<{ readonly standardId: string; readonly pack: unknown; readonly series: string } | undefined> {
  const found = await sql<{ standardId: string; pack: unknown; series: string }>`
    select standard.standard_id as "standardId", standard.pack, standard.series from review.standards standard
    where not standard.draft and ${isLawHere()} and standard.valid_from <= ${on}
      and (standard.valid_to is null or standard.valid_to >= ${on})
    order by standard.valid_from desc, standard.loaded_at desc, standard.version desc limit 1`.execute(tx);
  return found.rows[0];
}

/** Whose law a standard is, as one of its versions says it; null: nobody's. */
export async function countryOfStandard(tx: Tx, standardId: string): Promise<string | null> {
  const found = await sql<{
    country: string;
  }>`select standard.pack ->> 'country' as country from review.standards standard
    where standard.standard_id = ${standardId} and standard.pack ->> 'country' is not null limit 1`.execute(tx);
  return found.rows[0]?.country ?? null;
}
