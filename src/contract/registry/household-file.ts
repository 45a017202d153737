import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { id } from "#contract/values.ts";
import { correctionRow } from "./correction.ts";
import { listHouseholdActs } from "./household-acts.ts";
import { getHouseholdPoint } from "./household-point.ts";
import { transferRow } from "./transfer.ts";

export const readHouseholdFile = declare({
  id: "registry.readHouseholdFile",
  method: "get",
  path: "/households/{householdId}/file",
  act: "registry.readHouseholds",
  summary:
    "What a household's page needs besides itself: acts, corrections, moves between communes, and where its house stands",
  params: z.object({ householdId: id("household") }),
  output: z.object({
    acts: listHouseholdActs.output.shape.rows,
    /** The latest hundred. */
    corrections: z.array(correctionRow),
    transfers: z.array(transferRow),
    /** Null where the household lives in no commune of today. */
    place: getHouseholdPoint.output.nullable(),
  }),
  leavesTrace: true,
});
