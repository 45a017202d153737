import { sql } from "kysely";
import { verifyPaper } from "#contract/review/paper.ts";
import type { Output } from "#contract/endpoint.ts";
import { publicRoute } from "#server/platform/http/public-route.ts";
import type { PublicRoute } from "#server/platform/http/public-route.ts";

type Paper = NonNullable<Output<typeof verifyPaper>["paper"]>;

/** Codes are drawn from 122 bits: nobody comes upon a paper by trying. */
export const verifyRoute: PublicRoute = publicRoute(verifyPaper, async (tx, { code }) => {
  const found = await sql<Paper>`select kind, office, number, issued_on as "issuedOn", valid_year as "validYear",
      withdrawn_on as "withdrawnOn" from review.verify_paper(${code})`.execute(tx);
  return { paper: found.rows[0] ?? null };
});
