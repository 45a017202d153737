/** What the page of a household needs besides itself, in one answer. */
import * as contract from "#contract/registry/household-file.ts";
import { success } from "#kernel/result.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { listCorrectionRows } from "#server/registry/correction/corrections-store.ts";
import { listTransferRows } from "#server/registry/transfer/transfers-store.ts";
import { communeOfHousehold } from "./commune-of-household.ts";
import { listActsOf } from "./household-acts-store.ts";
import { findCommuneOf, findPoint } from "./household-points-store.ts";

/** More have none of the households that we know. */
const atMost = 100;

export const readHouseholdFile = readOwnAreas(
  contract.readHouseholdFile,
  tracedRead(communeOfHousehold, async ({ tx }, { params: { householdId } }) => {
    const filter = { after: undefined, limit: atMost, householdId, communeId: undefined, state: undefined };
    const commune = await findCommuneOf(tx, householdId);
    return success({
      acts: await listActsOf(tx, householdId),
      corrections: await listCorrectionRows(tx, filter),
      transfers: await listTransferRows(tx, filter),
      place: commune === undefined ? null : { ...commune, point: await findPoint(tx, householdId) },
    });
  }),
);
