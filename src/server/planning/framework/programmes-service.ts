import type { Output } from "#contract/endpoint.ts";
import { dong } from "#kernel/money.ts";
import { success } from "#kernel/result.ts";
import { countRules, runsIn } from "#programme/planning/framework/programme-pack.ts";
import type { PackActivityKind, PackProgrammeIndicator } from "#programme/planning/framework/programme-parts.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import type { StoredProgramme } from "./programmes-store.ts";
import { listStoredProgrammes } from "./programmes-store.ts";
import * as contract from "#contract/planning/programme.ts";

type Row = Output<typeof contract.listProgrammes>["rows"][number];

/** The programmes, those that began last first: in a year in which two run, both are there. */
export const listProgrammes = readOwnAreas(contract.listProgrammes, async ({ tx }, { query }) => {
  const programmes = await listStoredProgrammes(tx);
  const shown = programmes
    .filter(({ pack }) => query.samples === true || !pack.sample)
    .filter(({ pack }) => query.year === undefined || runsIn(pack, query.year));
  const began = ({ pack }: StoredProgramme) => pack.runs?.from ?? 0;
  return success({ rows: shown.toSorted((a, b) => began(b) - began(a)).map(rowOf) });
});

function rowOf({ pack, isCurrent }: StoredProgramme): Row {
  return {
    programmeId: pack.id,
    version: pack.version,
    isCurrent,
    sample: pack.sample,
    title: pack.title,
    sources: [...pack.sources],
    runs: pack.runs ?? null,
    components: [...pack.components],
    fundSources: pack.fundSources.map((source) => ({ ...source, forms: [...source.forms] })),
    indicators: pack.indicators.map(indicatorOf),
    activityKinds: pack.activityKinds.map(kindOf),
    decides: pack.decides.map(({ fundSources, components, activityKinds, ...row }) => ({
      ...row,
      ...(fundSources === undefined ? {} : { fundSources: [...fundSources] }),
      ...(components === undefined ? {} : { components: [...components] }),
      ...(activityKinds === undefined ? {} : { activityKinds: [...activityKinds] }),
    })),
    codeSegments: [...pack.codeSegments],
  };
}

function indicatorOf({ counts, reported, earlier, definition: _now, ...indicator }: PackProgrammeIndicator) {
  const rules = counts === undefined ? undefined : countRules(counts);
  return {
    ...indicator,
    source: counts === undefined ? ("reported" as const) : ("counted" as const),
    rule: rules === undefined ? null : rules.among === undefined ? rules.where : `${rules.where} / ${rules.among}`,
    reportedBy: reported?.by ?? null,
    disaggregation: [...indicator.disaggregation],
    earlier: earlier.map(({ version, until, definition }) => ({ version, until, definition: definition ?? null })),
  };
}

function kindOf({ money, ...kind }: PackActivityKind): Row["activityKinds"][number] {
  return {
    ...kind,
    answers: [...kind.answers],
    mayTakePart: kind.mayTakePart ?? null,
    roads: [...kind.roads],
    output: kind.output ?? null,
    pattern: money.pattern,
    norm: money.norm === null ? null : dong(money.norm),
    normByClass: Object.fromEntries(
      Object.entries(money.normByClass ?? {}).map(([areaClass, norm]) => [areaClass, dong(norm)]),
    ),
    normIs: money.normIs,
    normToBeSetBy: money.normToBeSetBy,
    evidence: kind.evidence.map((one) => (typeof one === "string" ? one : one.kind)),
  };
}
