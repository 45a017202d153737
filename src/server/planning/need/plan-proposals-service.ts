/** Proposals of a plan from needs, and what an officer takes of them. */
import { readClassRoles } from "#server/review/published.ts";
import { isInPoverty } from "#programme/review/standard/class-role.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { dong } from "#kernel/money.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/plan-tools.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { roads } from "#programme/planning/framework/programme-parts.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import { roadNames } from "#programme/planning/framework/road-names.ts";
import { normFor } from "#programme/planning/plan/norm-for.ts";
import { planFromNeeds } from "#programme/planning/plan/plan-from-needs.ts";
import type { Need } from "#programme/planning/plan/plan-from-needs.ts";
import { linesOfProposals } from "#programme/planning/plan/proposal-lines.ts";
import * as rule from "#programme/planning/plan/take-proposals.ts";
import { communesOf } from "#server/area/published.ts";
import { supportsGiven } from "#server/planning/framework/supports-given.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { countNeedsBy } from "#server/planning/need/counts-store.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { changedLines, linesShown } from "#server/planning/plan/plan-edit-service.ts";
import { readLines, writeLines } from "#server/planning/plan/plan-lines-store.ts";
import type { Line } from "#server/planning/plan/plan-lines-store.ts";
import * as money from "#server/planning/plan/plan-needs-store.ts";
import { findPlanFor, planAct } from "#server/planning/plan/plan-record.ts";
import * as store from "#server/planning/plan/plans-store.ts";

export const proposePlan = readOwnAreas(contract.proposePlan, async (context, { params }) => {
  const found = await findPlanFor(context, params.planId);
  return found.ok ? proposalsFor(context, found.value) : found;
});

/** The proposals as they are at this moment: what was proposed before may be planned, or its money taken, since. */
export const takeProposals = planAct(contract.takeProposals, "edit", async (context, { body }) => {
  const { tx, record: plan } = context;
  const offered = await proposalsFor(context, plan);
  if (!offered.ok) return offered;
  const taken = rule.takeProposals(offered.value.proposals, body.proposals, body.language);
  if (!taken.ok) return taken;
  const before = await readLines(tx, plan.planId);
  // Ids and titles are this act's own; the shape of a line is the rule's.
  const changes = linesOfProposals(taken.value, before, plan.year, context.newId).map((put) => ({ put: put as Line }));
  const after = await changedLines(context, plan, before, changes);
  if (!after.ok) return after;
  const written = await writeLines(tx, plan, before, after.value);
  const shown = await linesShown(context, plan);
  return shown.ok ? done({ taken: taken.value.length, ...written }, shown.value) : shown;
});

async function proposalsFor(
  context: ActContext,
  plan: store.PlanHead,
): Promise<Result<Output<typeof contract.proposePlan>, Refusal>> {
  const { tx, today } = context;
  const pack = await store.packOfPlan(tx, plan);
  const communes = (await communesOf(tx, plan.areaId)).map(({ areaId }) => areaId);
  if ((await reachOfCounts(context, communes)) !== undefined) return failure(refuse("planning.small_counts_withheld"));
  const { byNeed } = await store.countNeeds(tx, communes, today);
  const indicators = await store.indicatorsOn(tx, today);
  const byRoad = (await countNeedsBy(tx, communes, today, "commune")).filter(({ by }) => by === "road");
  const names = new Map<string, Texts>([
    ...indicators.map(({ code, name }) => [code, name] as const),
    ...roads.map((road) => [road, roadNames[road]] as const),
  ]);
  const needs: readonly Need[] = [
    ...indicators.map(({ code }) => ({ code, is: "deprivation" as const, households: byNeed.get(code) ?? 0 })),
    ...roads.map((road) => ({
      code: road,
      is: "road" as const,
      households: byRoad.reduce((sum, { key, households }) => (key === road ? sum + households : sum), 0),
    })),
  ];
  const purses = await money.listPurses(tx, plan.areaId, plan.year);
  const already = unitsByNeed(pack, [
    await money.unitsPlanned(tx, plan.areaId, plan.year),
    await supportsGiven.answer().unitsSupported(tx, communes, plan.year),
  ]);
  const classes = (await communesOf(tx, plan.areaId)).flatMap((commune) => commune.classes);
  const kinds = pack.activityKinds.map((kind) => ({
    code: kind.code,
    component: kind.component,
    answers: kind.answers,
    roads: kind.roads,
    norm: normFor(kind.money, classes),
  }));
  const named = new Map(pack.activityKinds.map((kind) => [kind.code, kind]));
  const roles = await readClassRoles(tx);
  const proposals = planFromNeeds(needs, kinds, already, purses);
  return success({
    asOf: today,
    purses: [...purses],
    proposals: proposals.map(({ need, unitCost, funds, ...rest }) => ({
      ...rest,
      kindName: named.get(rest.kind ?? "")?.name ?? null,
      unit: named.get(rest.kind ?? "")?.unit ?? null,
      need: { ...need, name: names.get(need.code) ?? { vi: need.code, en: need.code, id: need.code } },
      indicatorCode: indicatorFor(pack, roles, need.code),
      unitCost: dong(unitCost),
      funds: funds.map((fund) => ({ ...fund, amount: dong(fund.amount) })),
    })),
  });
}

function unitsByNeed(pack: ProgrammePack, units: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  for (const { code, answers, roads: ways } of pack.activityKinds) {
    const quantity = units.reduce((sum, one) => sum + (one.get(code) ?? 0), 0);
    for (const answer of answers.length > 0 ? answers : ways) given.set(answer, (given.get(answer) ?? 0) + quantity);
  }
  return given;
}

/** The indicator that counts the deprivation, or those who walk the road; where the programme has none, the one that counts the poor. */
function indicatorFor(pack: ProgrammePack, classes: ClassRoles, deprivation: string): string | null {
  const counted = pack.indicators.find(
    ({ counts }) => counts !== undefined && "deprivedIn" in counts && counts.deprivedIn === deprivation,
  );
  const ofThePoor = pack.indicators.find(
    ({ counts }) => counts !== undefined && "class" in counts && isInPoverty(classes, counts.class),
  );
  return (counted ?? ofThePoor)?.code ?? null;
}
