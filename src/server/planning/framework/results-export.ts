import * as contract from "#contract/planning/framework.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { IatiFile, IatiResult } from "#programme/planning/framework/iati-results.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import { csvText } from "#server/platform/tables/csv-table.ts";
import { frameworkOf } from "./framework-service.ts";
import { findProgramme } from "./programmes-store.ts";

type Asked = Decoded<typeof contract.exportResultsXml>;
type Framework = Output<typeof contract.readFramework>;
/** An organisation that is in no register says so, and its file is not to be published as it is. */
const unregistered = "not-registered";

/** Targets as outcomes and their outputs as outputs: planned and delivered. */
export function resultsOf(framework: Framework): readonly IatiResult[] {
  return framework.goals.flatMap(({ title, targets }) =>
    targets.flatMap((target): readonly IatiResult[] => {
      const period = { from: target.periodFrom, to: target.periodTo };
      const dimensions = [
        ...(target.areaClass === null ? [] : [{ name: "area_class", value: target.areaClass }]),
        ...Object.entries(target.disaggregation).map(([name, value]) => ({ name, value })),
      ];
      const shared = { title, location: framework.areaId, dimensions };
      const before = target.baselineOn ?? `${String(framework.year - 1)}-12-31`;
      return [
        {
          ...shared,
          type: "outcome",
          indicator: target.indicatorName,
          isPercentage: target.unit.vi.startsWith("%"),
          ascending:
            typeof target.baseline === "number" && typeof target.value === "number" && target.value > target.baseline,
          baseline:
            target.baseline === null
              ? null
              : { year: Number(before.slice(0, 4)), date: target.baselineOn, value: target.baseline },
          periods: [{ ...period, target: target.value, actual: target.actual }],
        },
        ...target.outputs.map((output): IatiResult => ({
          ...shared,
          type: "output",
          dimensions: [],
          indicator: output.kindName,
          isPercentage: false,
          ascending: true,
          baseline: null,
          periods: [{ ...period, target: output.quantity, actual: output.delivered }],
        })),
      ];
    }),
  );
}

type Exported = Promise<Result<FileAnswer, Refusal>>;

async function exported(
  context: ActContext,
  asked: Asked,
  write: (
    framework: Framework,
    results: readonly IatiResult[],
  ) => Omit<FileAnswer, "fileName"> & { readonly extension: string },
): Exported {
  const framework = await frameworkOf(context, asked.query);
  if (!framework.ok) return framework;
  const { extension, ...file } = write(framework.value, resultsOf(framework.value));
  const { programmeId, areaId, year } = asked.query;
  return success({ ...file, fileName: `results-${programmeId}-${areaId}-${String(year)}.${extension}` });
}

/** Writes a file of results as XML; the protocol is in src/interop. */
export type WriteResults = (file: IatiFile) => Promise<Uint8Array>;

export const exportResultsXml = (write: WriteResults) =>
  readOwnAreas(contract.exportResultsXml, async (context, asked): Exported => {
    const published = (await findProgramme(context.tx, asked.query.programmeId))?.published;
    if (published === undefined)
      return failure(refuse("planning.programme_not_placed", { programme: asked.query.programmeId }));
    return exported(context, asked, (framework, results) => ({
      extension: "xml",
      mediaType: "application/xml",
      content: {
        made: async () =>
          write({
            ...published,
            currency: context.server.country.currency.code,
            language: context.server.country.language === "vi" ? "vi" : "en",
            generatedAt: context.now,
            organisation: asked.query.organisation ?? unregistered,
            organisationName: framework.areaName,
            activity: `${framework.programmeId}-${framework.areaId}-${String(framework.year)}`,
            title: framework.programmeTitle,
            description: `${framework.programmeTitle[context.server.country.language]}, ${framework.areaName}, ${String(framework.year)}`,
            begins: `${String(framework.year)}-01-01`,
            locations: [{ ref: framework.areaId, name: framework.areaName }],
            results,
          }),
      },
    }));
  });

export const exportResultsJson = readOwnAreas(contract.exportResultsJson, async (context, asked) =>
  exported(context, asked, ({ programmeId, areaId, areaName, year, asOf }, results) => ({
    extension: "json",
    mediaType: "application/json",
    content: JSON.stringify({ programmeId, areaId, areaName, year, asOf, results }, null, 2),
  })),
);

const heads = [
  "result_type",
  "title",
  "indicator",
  "dimension",
  "location",
  "baseline_year",
  "baseline",
  "period_start",
  "period_end",
  "target",
  "actual",
];

export const exportResultsCsv = readOwnAreas(contract.exportResultsCsv, async (context, asked) =>
  exported(context, asked, (_framework, results) => ({
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    content: csvText(heads, results.flatMap(rowsOf)),
  })),
);

function rowsOf(result: IatiResult): readonly (readonly string[])[] {
  return result.periods.map((period) => [
    result.type,
    result.title,
    result.indicator.vi,
    result.dimensions.map(({ name, value }) => `${name}=${value}`).join("; "),
    result.location,
    result.baseline === null ? "" : String(result.baseline.year),
    result.baseline === null ? "" : String(result.baseline.value),
    period.from,
    period.to,
    period.target === null ? "" : String(period.target),
    period.actual === null ? "" : String(period.actual),
  ]);
}
