/** The list before it is decided: its counts, who comes and who leaves, and its paper as a draft. */
import * as contract from "#contract/review/decision-preview.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { changeOf, countByVillage, countOutcomes } from "#programme/review/decision/preview-decision.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { basesOfDecision } from "#server/review/paper/bases-of-decision.ts";
import { decisionPaper } from "#server/review/paper/decision-paper.ts";
import { draftPagesOf } from "#server/review/paper/pages.ts";
import { paperOfCommune } from "#server/review/paper/paper-route.ts";
import { paperWords } from "#server/review/paper/paper-words.ts";
import { listHouseholdsOfDraft, namePlaces } from "#server/review/paper/papers-store.ts";
import { findOpenRound, inCommune } from "#server/review/round/round-record.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { listLatePostings } from "#server/review/village/late-postings-store.ts";
import { statesOf } from "./decisions-store.ts";
import { computeList } from "./list-to-decide.ts";
import type { ListToDecide } from "./list-to-decide.ts";

type Asked = {
  readonly params: { readonly roundId: Id<"round">; readonly communeId: string };
  readonly query: { readonly villageId?: string | undefined; readonly decidedOn?: LocalDate | undefined };
};
type Days = { readonly decidedOn: LocalDate; readonly effectiveOn: LocalDate };

async function previewed(
  { tx, today }: Pick<ActContext, "tx" | "today">,
  { params, query }: Asked,
): Promise<Result<ListToDecide & Days & { readonly round: Round }, Refusal>> {
  const round = await findOpenRound(tx, params.roundId);
  if (!round.ok) return round;
  const { decidedOn = today } = query;
  // An opening list is decided before its standard begins, and counts from the first day of it.
  const { standardFrom } = round.value;
  const days = { decidedOn, effectiveOn: decidedOn < standardFrom ? standardFrom : decidedOn };
  const found = await computeList(tx, round.value, { ...params, ...days, villageId: query.villageId }, false);
  return found.ok ? success({ ...found.value, ...days, round: round.value }) : found;
}

export const previewDecision = readIn(contract.previewDecision, inCommune, async (context, input) => {
  const { tx } = context;
  const found = await previewed(context, input);
  if (!found.ok) return found;
  const { list, leftOut, held, isOpening, classes, round, decidedOn, effectiveOn } = found.value;
  const counts = countByVillage(list, isOpening, classes, round.kind);
  const nameOf = await namePlaces(tx, input.params.communeId);
  const villages = counts
    .map((one) => ({
      ...one,
      villageName: one.villageId === null ? null : (nameOf.get(one.villageId) ?? one.villageId),
    }))
    .toSorted((a, b) => placeOf(nameOf, a.villageId) - placeOf(nameOf, b.villageId));
  const { roundId, communeId } = input.params;
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const late = await listLatePostings(tx, input.params, standard.pack.procedure);
  const settled = [...list.map(({ review }) => review), ...leftOut].map(({ reviewId }) => reviewId);
  const { decided: _decided, certified: _certified, ...waiting } = await statesOf(tx, roundId, communeId, settled);
  return success({
    decidedOn,
    effectiveOn,
    isOpening,
    ...countOutcomes(list, isOpening),
    villages,
    waiting,
    held: held.length,
    leftOut: leftOut.length,
    latePostings: late.filter(({ villageId }) => counts.some((one) => one.villageId === villageId)),
  });
});

/** Villages in the order of their names, households of none last. */
function placeOf(nameOf: ReadonlyMap<string, string>, villageId: string | null): number {
  return villageId === null ? nameOf.size : [...nameOf.keys()].indexOf(villageId);
}

export const listDecisionChanges = readIn(contract.listDecisionChanges, inCommune, async (context, input) => {
  const found = await previewed(context, input);
  if (!found.ok) return found;
  const { change, cursor, limit } = input.query;
  const changes = found.value.list.filter((one) => changeOf(one) === change);
  const offset = Number.parseInt(cursor ?? "0", 10) || 0;
  const rows = (await listHouseholdsOfDraft(context.tx, changes)).slice(offset, offset + limit);
  return success({
    rows,
    nextCursor: offset + limit < changes.length ? String(offset + limit) : null,
    total: changes.length,
  });
});

export const printDraftDecision = paperOfCommune(contract.printDraftDecision, async (context, input) => {
  const { tx, actor } = context;
  const found = await previewed(context, input);
  if (!found.ok) return found;
  const { round, list, isOpening, decidedOn, effectiveOn } = found.value;
  const { communeId, roundId } = input.params;
  const words = await paperWords(tx, input.query.language);
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const communeName = (await namePlaces(tx, communeId, "commune")).get(communeId) ?? communeId;
  const decision = {
    ...round,
    communeId,
    communeName,
    number: words.word("noNumberYet"),
    decidedOn,
    effectiveOn,
    signerName: actor.fullName,
    opensStandard: isOpening,
  };
  const households = await listHouseholdsOfDraft(
    tx,
    list.filter(({ outcome }) => outcome !== "refused"),
  );
  const bases = basesOfDecision(words, "", standard.pack.sources);
  const content = decisionPaper(words, decision, households, bases, undefined);
  const name = `du-thao-quyet-dinh-${round.year}-${communeId}`;
  return success({ paper: "draftDecision", recordId: roundId, print: draftPagesOf(context, words, name, [content]) });
});
