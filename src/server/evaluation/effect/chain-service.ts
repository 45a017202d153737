import * as contract from "#contract/evaluation/effect.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import type { Id } from "#kernel/id.ts";
import { zeroMoney } from "#kernel/money.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, shownCount, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { coversArea, isElsewhere } from "#server/platform/database/database.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { listDeliveryChanges, listSharesOfHousehold } from "#server/delivery/published.ts";
import { causesOf } from "#server/planning/published.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import * as store from "./chain-store.ts";

type Review = store.ReviewFound & { readonly codes: readonly string[] };

/** The chain of a household: each need, the support that answers it, its money, and what the next review found. */
export const readHouseholdChain = readsOfHousehold(communeOfHousehold)(
  contract.readHouseholdChain,
  async (context, { params }) => {
    const reviews = await reviewsWithNeeds(context, params.householdId);
    const supports = await store.listSupportMoney(context.tx, params.householdId);
    const shares = await listSharesOfHousehold(context.tx, params.householdId);
    const links = supports.map((support) => {
      const ground = reviews.find((review) => review.reviewId === support.reviewId);
      const [indicator] = support.indicators;
      const next =
        ground === undefined
          ? undefined
          : reviews.find((review) => review.referenceDate > ground.referenceDate && review.series === ground.series);
      const amount = support.amount;
      return {
        need:
          ground === undefined || indicator === undefined
            ? null
            : { indicator, roundId: ground.roundId, year: ground.year, class: ground.class ?? "" },
        support: {
          supportId: support.supportId,
          activityId: support.activityId,
          activityTitle: support.activityTitle,
          activityKind: support.activityKind,
          state: support.state,
          amount,
          deliveredOn: support.deliveredOn,
        },
        money: {
          fundLineId: support.fundLineId,
          fundSource: support.fundSource,
          component: support.component,
          shares: shares.get(support.supportId) ?? [],
          committed: support.isCommitted ? amount : zeroMoney,
          instructionId: support.instructionId,
          batchId: support.batchId,
          paymentState: support.paymentState,
          paid: support.paid,
          settledOn: support.settledOn,
        },
        outcome:
          next === undefined
            ? null
            : {
                roundId: next.roundId,
                year: next.year,
                class: next.class,
                stillDeprived: indicator !== undefined && next.codes.includes(indicator),
              },
      };
    });
    const needs = reviews.flatMap((review) =>
      review.codes.map((indicator) => ({
        indicator,
        roundId: review.roundId,
        year: review.year,
        class: review.class ?? "",
      })),
    );
    const changes = await listDeliveryChanges(context.tx, params.householdId);
    const causes = (await causesOf(context, params.householdId)) ?? { reported: null, road: null };
    return success({ causes, needs, links, changes: [...changes] });
  },
);

/** The classified reviews of a household, each with the indicators that it lacked. */
export async function reviewsWithNeeds(
  { tx }: Pick<ActContext, "tx">,
  householdId: Id<"household">,
): Promise<readonly Review[]> {
  const reviews = await store.listClassified(tx, householdId);
  const packs = new Map<string, readonly string[]>();
  for (const { standardId, standardVersion } of reviews) {
    const key = `${standardId} ${standardVersion}`;
    if (!packs.has(key)) {
      const row = await tx
        .selectFrom("review.standards")
        .select("pack")
        .where("standard_id", "=", standardId)
        .where("version", "=", standardVersion)
        .executeTakeFirstOrThrow();
      packs.set(
        key,
        standardPack.parse(row.pack).indicators.map((indicator) => indicator.code),
      );
    }
  }
  return reviews.map((review) => ({
    ...review,
    codes: (packs.get(`${review.standardId} ${review.standardVersion}`) ?? []).filter(
      (_code, bit) => (((review.deprivations ?? 0) >> bit) & 1) === 1,
    ),
  }));
}

export const readFundLineChain = readOwnAreas(contract.readFundLineChain, async (context, { params }) => {
  const { tx } = context;
  const found = await store.findFundLine(tx, params.fundLineId);
  if (found === undefined) return failure(refuse("record.not_found"));
  const { participants, ...line } = found;
  const balances = await store.balancesOfLine(tx, params.fundLineId);
  const activities = (await store.activitiesOfLine(tx, params.fundLineId)).map(({ communeId, ...activity }) => ({
    ...activity,
    isSeen: coversArea(context.areas, communeId),
  }));
  const reach = await reachOfCounts(context, [line.areaId]);
  // Money of a line that is for households is their number times what a unit costs.
  const isFew = (households: number) => reach !== undefined && isSmall(households, reach.smallest);
  const isMoneyHidden =
    reach !== undefined &&
    (["household", "person"].includes(participants) ||
      activities.some(({ households, isSeen }) => !isSeen || isFew(households)));
  return success({
    ...line,
    fundLineId: params.fundLineId,
    targetId: line.targetId,
    planId: line.planId,
    planned: isMoneyHidden ? suppressed : line.planned,
    balances: Object.fromEntries(
      Object.entries(balances).map(([kind, balance]) => [kind, isMoneyHidden ? suppressed : balance]),
    ),
    // The sum of an activity divided by what each household gets is their number.
    activities: activities.map(({ isSeen, ...activity }) => {
      const isHidden = !isSeen || isFew(activity.households);
      return {
        ...activity,
        activityId: activity.activityId,
        households: shownCount(activity.households, isHidden),
        committed: isHidden ? null : activity.committed,
        paid: isHidden ? null : activity.paid,
      };
    }),
  });
});

export const listFundLineHouseholds = readOwnAreas(
  contract.listFundLineHouseholds,
  async ({ tx, act, areas }, { params, query }) => {
    const line = await store.findFundLine(tx, params.fundLineId);
    if (line === undefined) return failure(refuse("record.not_found"));
    // None of its households could be seen, which is not that it reached none.
    if (!coversArea(areas, line.areaId) && (await isElsewhere(tx, line.areaId)))
      return failure(refuse("authority.not_permitted_here", { act, areaId: line.areaId }));
    const rows = await store.householdsOfLine(tx, params.fundLineId, { after: query.cursor, limit: query.limit + 1 });
    const shown = rows.slice(0, query.limit);
    return success({
      rows: shown.map((row) => ({
        ...row,
        householdId: row.householdId,
        supportId: row.supportId,
        amount: row.amount,
        paid: row.paid,
      })),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
      total: null,
    });
  },
);
