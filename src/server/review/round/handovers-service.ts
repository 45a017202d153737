/** Results of a commune handed over to the province, accepted or returned. */
import * as contract from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import * as rule from "#programme/review/round/handover.ts";
import { isListed } from "#programme/review/standard/class-role.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { loadChecksByIncome } from "#server/review/request/requests-store.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { setReviewState } from "#server/review/survey/reviews-store.ts";
import { handoverDay } from "./days-rested-on.ts";
import * as store from "./handovers-store.ts";
import { lockCommune } from "./round-locks.ts";
import { areaOfCommune, roundName, turnAct } from "./round-record.ts";
import type { OfCommune } from "./round-record.ts";

export const handOver = turnAct(contract.handOver, async (context, { params, body }) => {
  const { tx, actor } = context;
  const { roundId, communeId } = params;
  const { round } = context.record;
  const onLists = round.kind === "average_living" ? await endChecksOfListed(context, params) : 0;
  const households = await store.decidedOf(tx, roundId, communeId);
  const allowed = rule.handOver({
    undecided: await store.undecidedOf(tx, roundId, communeId),
    decided: households,
    ended: await store.countEnded(tx, roundId, communeId),
    isHandedOver: (await store.findStanding(tx, roundId, communeId)) !== undefined,
  });
  if (!allowed.ok) return allowed;
  const by = { handedBy: actor.officerId, handedByName: actor.fullName };
  await store.addHandover(tx, { ...params, ...body, ...by, note: body.note, households });
  return done({ handover: body.handoverId, ...households, ...(onLists === 0 ? {} : { onLists }) }, { households });
});

/** A check by income says nothing of a household on a list (docs/law.md L1.1-5): what is open of such a household ends without a result. */
async function endChecksOfListed({ tx, today }: Pick<ActContext, "tx" | "today">, of: OfCommune): Promise<number> {
  const open = await store.openReviews(tx, of);
  const householdIds = open.map(({ householdId }) => householdId);
  const checks = await loadChecksByIncome(tx, { householdIds, roundId: of.roundId, on: today });
  const classes = await readClassRoles(tx);
  const listed = open.filter(({ householdId }) => isListed(classes, checks.get(householdId)?.class ?? null));
  for (const review of listed) await setReviewState(tx, review, moveOf("supersede").to);
  return listed.length;
}

type OfHandover = OfCommune & { readonly handoverId: Id<"handover"> };

/** The results that a commune handed over and that were not returned, locked. */
const { act: handoverAct } = actsOnKey({
  nameOf: (key: OfHandover) => roundName(key),
  lock: lockCommune,
  areaOf: areaOfCommune,
  days: { handover: async ({ tx }, key) => handoverDay(tx, key) },
  find: async ({ tx }, { roundId, communeId, handoverId }) => {
    const standing = await store.findStanding(tx, roundId, communeId);
    return standing?.handoverId === handoverId
      ? success({ ...standing, areaId: communeId })
      : failure(refuse("record.not_found"));
  },
});

export const answerHandover = handoverAct(contract.answerHandover, async (context, { params, body }) => {
  const { tx, actor, record } = context;
  const { answer, answeredOn: on, remark } = body;
  const allowed = rule.answerHandover(record, body);
  if (!allowed.ok) return allowed;
  await store.setAnswered(tx, params.handoverId, { answer, on, by: actor.officerId, remark });
  return done({ handover: params.handoverId, answer }, { answer });
});

export const listHandovers = readOwnAreas(contract.listHandovers, async ({ tx }, { params }) =>
  success({
    rows: await store.listHandoverRows(tx, params.roundId),
    missing: await store.listMissing(tx, params.roundId, false),
  }),
);
