/** Rounds: opened, listed, followed, closed. */
import * as handover from "#contract/review/handover.ts";
import * as contract from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { listLatePostings } from "#server/review/village/late-postings-store.ts";
import { progressShown } from "./progress-shown.ts";
import { surveyEndsOn } from "#programme/review/round/forecast.ts";
import { roundCalendar } from "#programme/review/round/round-calendar.ts";
import * as rule from "#programme/review/round/round-rules.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { country } from "#server/platform/country.ts";
import { onlyArea } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countryOfStandard, findStandardInForce } from "#server/review/standard/standard-in-force-store.ts";
import { findScoreTable, findStandard, getStandard, listVersions } from "#server/review/standard/standards-store.ts";
import { workingCalendar } from "./calendar.ts";
import { listMissing, setClosed } from "./handovers-store.ts";
import { lockRound } from "./round-locks.ts";
import { roundAct } from "./round-record.ts";
import { addRound, countWithoutVillage, findRound, listRoundRows, progressOf } from "./rounds-store.ts";
import type { Round } from "./rounds-store.ts";

export const listRounds = readOwnAreas(contract.listRounds, async ({ tx }) =>
  success({ rows: [...(await listRoundRows(tx))] }),
);

export const openRound = addRecord(
  contract.openRound,
  { name: "round", areaOf: areaOfBody, idOf: ({ body }) => body.roundId },
  async ({ tx }, { body }) => {
    const { standardId, standardVersion: version, scoreTableId } = body;
    const found = await findStandard(tx, standardId, version);
    if (found === undefined) return failure(refuse("review.no_such_standard", { standard: standardId, version }));
    const law = await requireLawToOpen(tx, standardId, body.referenceDate);
    if (!law.ok) return law;
    const allowed = rule.openRound(found.standard.pack, body, await listVersions(tx));
    if (!allowed.ok) return allowed;
    if (scoreTableId !== null && (await findScoreTable(tx, scoreTableId)) === undefined)
      return failure(refuse("record.not_found"));
    const beside = await allowBeside(tx, body, found.series);
    if (!beside.ok) return beside;
    await addRound(tx, body);
    const facts = { year: body.year, kind: body.kind, standard: `${standardId} ${version}` };
    return done(facts, await getRound(tx, body.roundId));
  },
);

async function requireLawToOpen(tx: Tx, id: string, date: LocalDate): Promise<Result<undefined, Refusal>> {
  const [of, inForce] = [await countryOfStandard(tx, id), await findStandardInForce(tx, date)];
  return rule.requireLawToOpen(
    { id, country: of },
    { country: country().country, lawInForce: inForce?.standardId },
    date,
  );
}

/** An opening list is opened beside the round in which its answers are asked. */
async function allowBeside(
  tx: Tx,
  opening: {
    readonly areaId: string;
    readonly kind: Round["kind"];
    readonly askedInRoundId?: Id<"round"> | null | undefined;
  },
  series: string,
): Promise<Result<undefined, Refusal>> {
  const { askedInRoundId = null } = opening;
  if (askedInRoundId === null) return success(undefined);
  await lockRound(tx, askedInRoundId);
  const first = await findRound(tx, askedInRoundId);
  if (first === undefined) return failure(refuse("record.not_found"));
  const { series: seriesOfFirst } = await getStandard(tx, first.standardId, first.standardVersion);
  return rule.openOpeningList({ ...first, series: seriesOfFirst }, { ...opening, series });
}

/** How far each place is, against the calendar of the round, and when its survey ends at the pace it has. */
export const roundProgress = readOwnAreas(contract.roundProgress, async (context, { params, query }) => {
  const { tx, today, areas } = context;
  const round = await findRound(tx, params.roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  const { communeId } = query;
  const [{ standard }, working, rows, withoutVillage] = await Promise.all([
    getStandard(tx, round.standardId, round.standardVersion),
    workingCalendar(tx),
    progressOf(tx, round, { communeId, within: onlyArea(areas), today }),
    communeId === undefined ? 0 : countWithoutVillage(tx, params.roundId, communeId),
  ]);
  const late =
    communeId === undefined ? [] : await listLatePostings(tx, { ...params, communeId }, standard.pack.procedure);
  const shown = await progressShown(context, rows, communeId);
  return success({
    round,
    withheld: rows.length - shown.rows.length,
    withoutVillage: shown.isExact ? withoutVillage : suppressed,
    calendar: roundCalendar(round.closesOn, standard.pack.procedure, working),
    rows: shown.rows.map(({ surveyedLately, ...row }) => {
      const remaining = (row.states["listed"] ?? 0) + (row.states["screened"] ?? 0);
      const marks = shown.isExact ? {} : { openObjections: suppressed, flags: {}, flagged: suppressed };
      const posting = late.find(({ villageId }) => villageId === row.areaId);
      const latePosting = posting === undefined ? null : { fromDate: posting.fromDate, enteredOn: posting.enteredOn };
      return {
        ...row,
        ...marks,
        latePosting,
        surveyEndsOn: surveyEndsOn({ remaining, surveyedLately }, today, working) ?? null,
      };
    }),
  });
});

/** The province's figures then rest on decided lists alone. */
export const closeRound = roundAct(handover.closeRound, "close", async ({ tx }, { params, body }) => {
  const allowed = rule.closeRound(await listMissing(tx, params.roundId, true));
  if (!allowed.ok) return allowed;
  await setClosed(tx, params.roundId, body.closedOn);
  return done({ closedOn: body.closedOn }, await getRound(tx, params.roundId));
});

async function getRound(tx: Tx, roundId: Id<"round">): Promise<Round> {
  return stillThere(await findRound(tx, roundId), `round ${roundId}`);
}
