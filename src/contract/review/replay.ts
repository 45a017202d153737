import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { areaId, id } from "#contract/values.ts";

export const replayRound = declare({
  id: "review.replayRound",
  method: "get",
  path: "/rounds/{roundId}/communes/{communeId}/replay",
  act: "review.readReviews",
  summary:
    "Compute every result of a commune again from standard, answers and area, and tell where it differs from the record",
  params: z.object({ roundId: id("round"), communeId: areaId }),
  output: z.object({
    standardId: z.string(),
    standardVersion: z.string(),
    contentHash: z.string(),
    /** Reviews with a result. */
    reviews: z.number().int(),
    equal: z.number().int(),
    /** At most 200 of those that differ; `reviews` less `equal` says how many there are. */
    different: z.array(
      z.object({
        householdId: id("household"),
        differs: z.array(z.enum(["class", "deprivations", "income", "low_income_workers", "cannot_be_computed"])),
        recorded: z.string(),
        computed: z.string().nullable(),
      }),
    ),
  }),
});
