import { sql } from "kysely";
import * as contract from "#contract/review/paper.ts";
import type { Output } from "#contract/endpoint.ts";
import { publicRoute } from "#server/platform/http/public-route.ts";
import type { PublicRoute } from "#server/platform/http/public-route.ts";

type Paper = NonNullable<Output<typeof contract.verifyPaper>["paper"]>;

/** Codes are drawn from 122 bits: nobody finds a paper by trying. */
export const verifyPaper: PublicRoute = publicRoute(contract.verifyPaper, async (tx, { code }, { today }) => {
  const found = await sql<Paper>`select kind, office, number, issued_on as "issuedOn", valid_year as "validYear",
      withdrawn_on as "withdrawnOn",
      case when standard_ends_on < ${today}::date then standard_ends_on end as "standardEndedOn" from review.verify_paper(${code})`.execute(
    tx,
  );
  return { paper: found.rows[0] ?? null };
});
