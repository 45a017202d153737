import * as contract from "#contract/delivery/value-chain.ts";
import { success } from "#kernel/result.ts";
import { kilometresBetween } from "#programme/area/kilometres-between.ts";
import { leftOf } from "#programme/delivery/production/quantity.ts";
import { modelOf, pairsOf, proposalsOf } from "#programme/delivery/value-chain/match-offers.ts";
import { pointsOf } from "#server/area/published.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { solveInWorker } from "#server/planning/published.ts";
import { listDemandRows } from "./buyers-store.ts";
import { listOpenCycles } from "./forecast-store.ts";

/** So much is matched at once, and so long the solver may take, in seconds. */
const [cyclesAtOnce, demandsAtOnce, seconds] = [500, 500, 10];

export const listProposals = readOwnAreas(contract.listProposals, async ({ tx, today }, { query }) => {
  const offers = await listOpenCycles(tx, query, { limit: cyclesAtOnce + 1, today });
  const { product } = query;
  const demands = await listDemandRows(tx, { product }, { after: 0, limit: demandsAtOnce + 1, today });
  const isWhole = offers.length <= cyclesAtOnce && demands.length <= demandsAtOnce;
  const wanted = demands
    .slice(0, demandsAtOnce)
    .map((demand) => ({ ...demand, left: leftOf(demand.quantity, demand.answered) }));
  const places = [
    ...offers.map(({ communeId }) => communeId),
    ...wanted.flatMap(({ locatedIn }) => (locatedIn === null ? [] : [locatedIn])),
  ];
  const points = await pointsOf(tx, [...new Set(places)]);
  const pairs = pairsOf(offers.slice(0, cyclesAtOnce), wanted, (communeId, locatedIn) => {
    const [one, other] = [points.get(communeId), points.get(locatedIn)];
    return one === undefined || other === undefined ? null : kilometresBetween(one, other);
  });
  if (pairs.length === 0) return success({ rows: [], isWhole });
  const options = { timeLimit: seconds, nodeLimit: 1 };
  const solved = await solveInWorker(modelOf(pairs), options, AbortSignal.timeout(seconds * 2000));
  if (solved.status !== "optimal") return success({ rows: [], isWhole: false });
  return success({
    isWhole,
    rows: proposalsOf(pairs, solved.columns).map(({ offer, wanted: demand, quantity, from, to, km }) => ({
      cycleId: offer.cycleId,
      producer: offer.producer,
      communeName: offer.communeName,
      product: offer.product,
      demandId: demand.demandId,
      buyerId: demand.buyerId,
      buyerName: demand.buyerName,
      place: demand.place,
      quantity,
      from,
      to,
      km,
      priceFrom: demand.priceFrom,
      priceTo: demand.priceTo,
    })),
  });
});
