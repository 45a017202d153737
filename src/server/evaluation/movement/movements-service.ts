import * as contract from "#contract/evaluation/movement.ts";
import { success } from "#kernel/result.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { movementsShown } from "./movements-shown.ts";

/** Who moved between the classes from one day to another. */
export const readMovements = readIn(contract.readMovements, areaOfQuery, async (context, { query }) => {
  const communes = await communesOf(context.tx, query.areaId, query.to);
  const moved = await movementsShown(context, idsOf(communes), query);
  const { found } = await indicatorsOn(context, query.to);
  return success({
    provenance: await provenanceOf(context, query.to, found),
    from: query.from,
    to: query.to,
    total: { areaId: query.areaId, areaName: query.areaId, ...moved.total },
    rows: communes.flatMap((commune) => {
      const row = moved.rows.get(commune.areaId);
      return row === undefined ? [] : [{ ...commune, ...row }];
    }),
  });
});
