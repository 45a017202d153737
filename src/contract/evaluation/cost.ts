import { z } from "zod";
import { shownCount } from "#contract/shown-count.ts";
import { areaId, money } from "#contract/values.ts";
import { declare } from "#contract/declare.ts";
import { yearQuery } from "#contract/input.ts";
import { provenance } from "./measure.ts";
export const costRow = z.object({
  activityKind: z.string(),
  /** A need that the kind of activity answers; null for supports that answer none that their household had. */
  indicator: z.string().nullable(),
  /** Households that got the support and had the need when it was proposed. */
  supported: shownCount,
  /** Of these, reviewed again since. */
  reviewedAgain: shownCount,
  /** Of these, without the deprivation now. */
  removed: shownCount,
  /** Of a support that answers several needs of a household an equal share for each. Null with the counts that it would tell. */
  paid: money.nullable(),
  /** Paid to those reviewed again, by each removed; null when nothing was removed. */
  costPerRemoved: money.nullable(),
});
export const readCosts = declare({
  id: "evaluation.readCosts",
  method: "get",
  path: "/costs",
  act: "evaluation.readMeasures",
  summary: "Cost per deprivation removed, by kind of activity",
  query: z.object({ areaId, year: yearQuery }),
  output: z.object({ provenance, rows: z.array(costRow) }),
});
