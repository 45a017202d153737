import * as contract from "#contract/review/round.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import { codesOfBits } from "#programme/review/standard/standard.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import { asksOfKind, linkRequests } from "#server/review/request/requests-store.ts";
import { turnAct } from "#server/review/round/round-record.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { addListedReviews, listReviewRows } from "./reviews-store.ts";

/** The list of a commune in a round. */
export const listHouseholdsForReview = turnAct(contract.listHouseholdsForReview, async (context, { params, body }) => {
  const { tx, today, record } = context;
  const { kind } = record.round;
  // Only the annual round reviews the current lists; the monthly ones review who asked.
  const who = kind !== "annual" && body.who === "lists" ? "requests" : body.who;
  const listing = { ...params, who, on: today, asks: asksOfKind(kind), state: moveOf("list").to };
  const added = await addListedReviews(tx, listing, () => context.newId());
  const requests = await linkRequests(tx, record.round, params.communeId);
  return done({ listed: added, requests }, { added, requests });
});

export const listReviews = readOwnAreas(contract.listReviews, async ({ tx, areas }, { params, query }) => {
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const rows = await listReviewRows(tx, {
    ...params,
    communeId: query.communeId ?? onlyArea(areas),
    villageId: query.villageId,
    state: query.state,
    class: query.class,
    bit: standard.indicators.find(({ pack }) => pack.code === query.indicator)?.bit,
    flags: query.flag === "any" ? secondLooks : query.flag && [query.flag],
    after: query.cursor,
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown.map((row) => ({ ...row, deprivations: [...codesOfBits(standard, row.deprivations ?? 0)] })),
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
    total: null,
  });
});
