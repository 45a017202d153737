import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/evaluation/movement.ts";
import { addDays } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { NoFlows } from "#programme/review/decision/opening-list.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import { flowsOfArea } from "./flows-of-area.ts";
import { movementsShown } from "./movements-shown.ts";
import type { ShownMoves } from "./movements-shown.ts";
import { countTransition } from "./movements-store.ts";

type Answer = Output<typeof contract.readMovements>;
type Named = { readonly areaId: string; readonly areaName: string };

/** Who moved between the classes from one day to another; across the opening list of a standard nobody did, and the change is shown. */
export const readMovements = readIn(contract.readMovements, areaOfQuery, async (context, { query }) => {
  if (query.from > query.to) return failure(refuse("evaluation.days_reversed", { from: query.from, to: query.to }));
  const communes = await communesOf(context.tx, query.areaId, query.to);
  const moved = await movementsShown(context, idsOf(communes), query);
  const why = await flowsOfArea(context.tx, idsOf(communes), query);
  const { found } = await indicatorsOn(context, idsOf(communes), query.to);
  const whole = { areaId: query.areaId, areaName: query.areaId };
  return success({
    provenance: await provenanceOf(context, query.to, found),
    from: query.from,
    to: query.to,
    total: rowOf(whole, moved.total, why.all),
    rows: communes.flatMap((commune) => {
      const row = moved.rows.get(commune.areaId);
      return row === undefined ? [] : [rowOf(commune, row, why.of(commune.areaId))];
    }),
    transition: why.all?.reason === "change_of_standard" ? await transitionOf(context, whole, communes, why.all) : null,
  });
});

function rowOf({ areaId, areaName }: Named, moved: ShownMoves, why: NoFlows | undefined): Answer["total"] {
  if (why === undefined) return { areaId, areaName, flows: "counted", ...moved };
  const none = {
    moves: null,
    escaped: null,
    relapsed: null,
    newlyPoor: null,
    otherIncrease: null,
    otherDecrease: null,
    stayed: null,
  };
  return { areaId, areaName, flows: "not_applicable", reason: why.reason, ...none };
}

async function transitionOf(
  context: ActContext,
  whole: Named,
  communes: readonly Named[],
  { opened }: NoFlows,
): Promise<Answer["transition"]> {
  if (opened === null) return null;
  const days = { from: addDays(opened.first, -1), to: opened.last };
  const ids = communes.map(({ areaId }) => areaId);
  const changed = await movementsShown(context, ids, days, countTransition);
  return {
    ...days,
    total: { ...whole, moves: changed.total.moves },
    rows: communes.flatMap(({ areaId, areaName }) => {
      const row = changed.rows.get(areaId);
      return row === undefined ? [] : [{ areaId, areaName, moves: row.moves }];
    }),
  };
}
