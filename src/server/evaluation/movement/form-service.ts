import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/evaluation/movement-form.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { formLines, movementForm, otherCauses } from "#programme/evaluation/movement-form.ts";
import type { FormMove, FormOfClass } from "#programme/evaluation/movement-form.ts";
import { survivalOf } from "#programme/evaluation/survival.ts";
import type { Spell, Survival } from "#programme/evaluation/survival.ts";
import type { NoFlows } from "#programme/review/decision/opening-list.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { communesOf, idsOf } from "#server/area/published.ts";
import { indicatorsOn } from "#server/evaluation/indicators-on.ts";
import { provenanceOf } from "#server/evaluation/provenance.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfQuery } from "#server/platform/act/area-named.ts";
import { readIn } from "#server/platform/act/record-act.ts";
import { readClassRoles } from "#server/review/published.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { flowsOfArea } from "./flows-of-area.ts";
import { countFormMoves } from "./form-store.ts";
import { movementsShown } from "./movements-shown.ts";
import { listSpells } from "./survival-store.ts";

type Row = Output<typeof contract.readMovementForm>["total"];
type Counts = { readonly moves: readonly FormMove[]; readonly closedAfter: number };

export const readMovementForm = readIn(contract.readMovementForm, areaOfQuery, async (context, { query }) => {
  const { from, to } = query;
  if (from > to) return failure(refuse("evaluation.days_reversed", { from, to }));
  const communes = await communesOf(context.tx, query.areaId, to);
  const ids = idsOf(communes);
  const why = await flowsOfArea(context.tx, ids, { from, to });
  const roles = await readClassRoles(context.tx);
  const counted = await countFormMoves(context.tx, ids, { from, to });
  const shows = await showsWhat(context, ids, { from, to });
  const { found } = await indicatorsOn(context, ids, to);
  const row = (areaId: string, areaName: string, counts: Counts, reason: NoFlows | undefined): Row => ({
    areaId,
    areaName,
    ...rowOf(counts, reason, roles, areaId === query.areaId && ids.length > 1 ? shows.total : shows.rows),
  });
  return success({
    provenance: await provenanceOf(context, to, found),
    from,
    to,
    total: row(query.areaId, query.areaId, counted.total, why.all),
    rows: communes.flatMap(({ areaId, areaName }) => {
      const counts = counted.rows.get(areaId);
      return counts === undefined ? [] : [row(areaId, areaName, counts, why.of(areaId))];
    }),
  });
});

/** From which count on a line is shown: 0 each, "nothing" none of them. */
type Shows = number | "nothing";

/** The lines are made of moves: where none of these may be shown, no line is. */
async function showsWhat(
  context: ActContext,
  communes: readonly string[],
  days: Parameters<typeof countFormMoves>[2],
): Promise<{ readonly total: Shows; readonly rows: Shows }> {
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined) return { total: 0, rows: 0 };
  const { total } = await movementsShown(context, communes, days);
  return { total: total.stayed === suppressed ? "nothing" : reach.smallest, rows: "nothing" };
}

function rowOf(
  { moves, closedAfter }: Counts,
  why: NoFlows | undefined,
  roles: ClassRoles,
  shows: Shows,
): Pick<Row, "notApplicable" | "classes" | "closedOnList"> {
  if (why !== undefined) return { notApplicable: why.reason, classes: [], closedOnList: suppressed };
  const forms = movementForm(moves, roles);
  // Lines add up: one that is left out would be the difference of the others.
  const hides =
    shows === "nothing" ||
    isSmall(closedAfter, shows) ||
    forms.some((form) => countsOf(form).some((households) => isSmall(households, shows)));
  return {
    notApplicable: null,
    classes: forms.map((form) => shownForm(form, hides)),
    closedOnList: hides ? suppressed : closedAfter,
  };
}

const countsOf = ({ lines, decreases, increases }: FormOfClass) =>
  [lines, decreases, increases].flatMap((of) => Object.values(of).map(({ households }) => households));

function shownForm({ counts, lines, decreases, increases }: FormOfClass, hides: boolean): Row["classes"][number] {
  const shown = <Of extends { readonly households: number; readonly people: number }>(one: Of) =>
    hides ? { households: suppressed, people: suppressed } : { households: one.households, people: one.people };
  const causes = (of: FormOfClass["decreases"]) =>
    hides
      ? []
      : otherCauses.flatMap((cause) => {
          const one = of[cause];
          return one === undefined ? [] : [{ cause, ...shown(one) }];
        });
  return {
    counts,
    lines: formLines.map((line) => ({ line, ...shown(lines[line]) })),
    decreases: causes(decreases),
    increases: causes(increases),
  };
}

const followedYears = [1, 2, 3, 4, 5];

export const readSurvival = readIn(contract.readSurvival, areaOfQuery, async (context, { query }) => {
  const on = query.on ?? context.today;
  const communes = idsOf(await communesOf(context.tx, query.areaId, on));
  const spells = await listSpells(context.tx, communes, on);
  const reach = await reachOfCounts(context, communes);
  const isPart =
    reach !== undefined && (await movementsShown(context, communes, { from: on, to: on })).total.stayed === suppressed;
  const smallest = reach === undefined ? 0 : reach.smallest;
  const byYear = [...Map.groupBy(spells, ({ year }) => year)].toSorted(([one], [other]) => one - other);
  const shown = (year: number | null, of: readonly Spell[], hides: boolean) => ({
    year,
    ...survivalShown(survivalOf(of, followedYears), hides),
  });
  // The cohorts add up to the total: all of them are shown, or only the total.
  const hasSmall = (of: readonly Spell[]) => tellsSmall(survivalOf(of, followedYears), smallest);
  const cohortsHidden = isPart || byYear.some(([, of]) => hasSmall(of));
  const { found } = await indicatorsOn(context, communes, on);
  return success({
    provenance: await provenanceOf(context, on, found),
    total: shown(null, spells, isPart || hasSmall(spells)),
    cohorts: byYear.map(([year, of]) => shown(year, of, cohortsHidden)),
  });
});

/** Between one year and the next are those who returned in it and those who were followed no longer. */
function tellsSmall({ escaped, points }: Survival, smallest: number): boolean {
  const counts = points.flatMap(({ followed, returned }, at) => {
    const before = points[at - 1] ?? { followed: escaped, returned: 0 };
    return [returned - before.returned, before.followed - followed, followed];
  });
  return [escaped, ...counts].some((count) => isSmall(count, smallest));
}

function survivalShown({ escaped, points }: Survival, hides: boolean) {
  const shown = (count: number): ShownCount => (hides ? suppressed : count);
  return {
    escaped: shown(escaped),
    points: points.map(({ years, share, followed, returned }) => ({
      years,
      share: hides ? suppressed : share,
      followed: shown(followed),
      returned: shown(returned),
    })),
  };
}
