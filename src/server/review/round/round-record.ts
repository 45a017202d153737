import { communeOfVillage } from "#server/area/published.ts";
import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import * as rule from "#programme/review/round/round-rules.ts";
import { actsOnKey } from "#server/platform/act/keyed-act.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import { readsOfHousehold } from "#server/platform/act/traced-read.ts";
import type { Tx } from "#server/platform/database/database.ts";
import * as days from "./days-rested-on.ts";
import { lockCommune, lockRound, lockVillage } from "./round-locks.ts";
import { communeOfHousehold } from "#server/registry/published.ts";
import { findRound } from "./rounds-store.ts";
import type { Round } from "./rounds-store.ts";

/** A round as a whole. */
export const { act: roundAct } = actsOn({
  name: "round",
  param: "roundId",
  lock: async (tx, roundId: Id<"round">) => {
    await lockRound(tx, roundId);
    return (await findRound(tx, roundId))?.areaId;
  },
  find: findRound,
  days: { round: async ({ tx }, roundId) => days.openingOf(tx, { roundId: idOf("round", roundId) }) },
  next: (round: Round, _move: "close") => rule.requireOpen(round),
});

/** The round, while it is open. */
export async function findOpenRound(tx: Tx, roundId: Id<"round">): Promise<Result<Round, Refusal>> {
  const round = await findRound(tx, roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  return rule.requireOpen(round);
}

export type OfCommune = { readonly roundId: Id<"round">; readonly communeId: string };
export type OfVillage = { readonly roundId: Id<"round">; readonly villageId: string };

export const roundName = ({ roundId }: { readonly roundId: Id<"round"> }) => ({
  recordKind: "round",
  recordId: roundId,
});

export async function areaOfCommune(_tx: Tx, { communeId }: { readonly communeId: string }): Promise<string> {
  return communeId;
}

export async function areaOfVillage(
  tx: Tx,
  { villageId }: { readonly villageId: string },
): Promise<string | undefined> {
  return communeOfVillage(tx, villageId);
}

/** A household lies in the commune where it lives now. */
export async function areaOfHousehold(
  tx: Tx,
  { householdId }: { readonly householdId: Id<"household"> },
): Promise<string | undefined> {
  return communeOfHousehold(tx, householdId);
}

/** The turn of a commune in an open round: what is done to its households all at once. */
export const { act: turnAct, tableAct: turnTableAct } = actsOnKey({
  nameOf: (key: OfCommune) => roundName(key),
  lock: lockCommune,
  areaOf: areaOfCommune,
  days: {
    round: async ({ tx }, key) => days.openingOf(tx, key),
    posting_end: async ({ tx }, key) => days.firstPostingOver(tx, key),
    decision: async ({ tx }, key) => days.lastDecisionOf(tx, key),
  },
  find: async ({ tx }, { roundId, communeId }) => {
    const round = await findOpenRound(tx, roundId);
    return round.ok ? success({ areaId: communeId, round: round.value }) : round;
  },
});

/** A village in an open round. */
export const { act: villageAct } = actsOnKey({
  nameOf: (key: OfVillage) => roundName(key),
  lock: lockVillage,
  areaOf: areaOfVillage,
  days: {
    survey: async ({ tx }, key) => days.lastSurveyOf(tx, key),
    sent_back: async ({ tx }, key) => days.lastSentBack(tx, key),
    meeting: async ({ tx }, key) => days.lastMeetingOf(tx, key),
    recheck: async ({ tx }, key) => days.lastRecheckOf(tx, key),
  },
  find: async ({ tx }, { roundId, villageId }) => {
    const round = await findOpenRound(tx, roundId);
    if (!round.ok) return round;
    const areaId = await communeOfVillage(tx, villageId);
    return areaId === undefined ? failure(refuse("record.not_found")) : success({ areaId, round: round.value });
  },
});

/** Where the reads of a household lie, of a village and of a commune. */
export const householdRead = readsOfHousehold(communeOfHousehold);
export const inVillage = async (tx: Tx, { params }: { readonly params: { readonly villageId: string } }) =>
  areaOfVillage(tx, params);
export const inCommune = async (tx: Tx, { params }: { readonly params: { readonly communeId: string } }) =>
  areaOfCommune(tx, params);
