/** Which kind of support how many may have, and how many have: of a commune as it is today, of a larger area by the daily count. */
import * as contract from "#contract/delivery/coverage.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { countEligible, listKeptCounts } from "#server/delivery/eligibility/eligible-counts-store.ts";
import type { EligibleCount } from "#server/delivery/eligibility/eligible-counts-store.ts";
import { kindsRunning } from "#server/delivery/eligibility/programmes-running.ts";
import type { KindRunning } from "#server/delivery/eligibility/programmes-running.ts";
import { placeOf, placesBelow } from "#server/planning/published.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";

export const readKindCoverage = readIn(contract.readKindCoverage, areaOfQuery, async ({ tx, today }, { query }) => {
  const place = await placeOf(tx, query.areaId);
  if (place === undefined) return failure(refuse("record.not_found"));
  const year = Number(today.slice(0, 4));
  const kinds = await kindsRunning(tx, year);
  const isOne = place.isCommune || place.isVillage;
  const asked = { communes: place.communes, villageId: place.isVillage ? query.areaId : undefined, on: today, kinds };
  const { countedOn, counts } = isOne
    ? { countedOn: today, counts: await countEligible(tx, asked, "village") }
    : await keptOf(tx, place.communes);
  const named = kinds.find(
    ({ programmeId, kind }) => kind.pack.code === query.kind && programmeId === (query.programmeId ?? programmeId),
  );
  if (query.kind !== undefined && named === undefined) return failure(refuse("record.not_found"));
  const areas = named === undefined ? [] : await placesBelow(tx, query.areaId, isOne ? "village" : "commune");
  const names = new Map(areas.map(({ areaId, name }) => [areaId, name]));
  return success({
    countedOn,
    year,
    // Not counted yet is not nobody.
    kinds: (countedOn === null ? [] : kinds).map((one) => ({
      programmeId: one.programmeId,
      kind: one.kind.pack.code,
      name: one.kind.pack.name,
      isForPeople: one.kind.people !== undefined,
      ...sumOf(counts.filter(isOf(one))),
    })),
    places:
      named === undefined
        ? []
        : counts
            .filter(isOf(named))
            .map(({ areaId, eligible, unknown, supported }) => ({
              areaId,
              areaName: areaId === null ? null : (names.get(areaId) ?? areaId),
              eligible,
              unknown,
              supported,
            }))
            .toSorted((a, b) => b.eligible - b.supported - (a.eligible - a.supported)),
  });
});

const isOf =
  ({ programmeId, kind }: KindRunning) =>
  (count: EligibleCount) =>
    count.programmeId === programmeId && count.kind === kind.pack.code;

function sumOf(counts: readonly EligibleCount[]) {
  const sum = (of: "eligible" | "unknown" | "supported") => counts.reduce((total, count) => total + count[of], 0);
  return { eligible: sum("eligible"), unknown: sum("unknown"), supported: sum("supported") };
}

async function keptOf(tx: Tx, communes: readonly string[]) {
  const counts = await listKeptCounts(tx, communes);
  const days = counts.map(({ countedOn }) => countedOn).toSorted();
  return { countedOn: days[0] ?? null, counts } satisfies { countedOn: LocalDate | null; counts: unknown };
}
