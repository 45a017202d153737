/** Reads a pack of areas from the text of its files and checks it as a whole, so that nobody meets half a tree. */
import { parseLocalDate, type LocalDate } from "#kernel/local-date.ts";
import { failure, success, type Result } from "#kernel/result.ts";
import { checkAreas, type AreaLine, type SuccessionLine } from "./areas-pack-checks.ts";
import { indexAreas, type AreaHistory } from "./area-history.ts";
import {
  areaKinds,
  areaTypes,
  scoreAreaGroups,
  type Area,
  type AreaAssumption,
  type AreaKind,
  type AreaSuccession,
  type AreaType,
  type ScoreAreaGroup,
} from "./area.ts";
import { readPackTable, type PackError, type PackRow } from "./pack-table.ts";

/** Text of the pack's files under the names that pack.yaml gives them (`files`). */
export type AreasPackTexts = {
  readonly provinces: string;
  readonly communes: string;
  readonly before: string;
  readonly successions: string;
  readonly attributes: string;
};

export const areaColumns = [
  "id",
  "code",
  "parent",
  "kind",
  "name",
  "full_name",
  "area_km2",
  "population",
  "population_flag",
  "lon",
  "lat",
  "valid_from",
  "valid_to",
] as const;
export const successionColumns = ["from", "to", "date", "extent", "decision"] as const;
export const attributeColumns = ["area", "attribute", "value", "assumed", "reason"] as const;

type Report = (row: number, field: string, reason: string, remedy: string) => undefined;

/** Units of another province or country, with what became of which, that come to those that are known. */
export type AreasUpdateTexts = {
  readonly units: string;
  readonly successions: string;
  readonly attributes: string;
};

type Lines = { readonly areas: readonly AreaLine[]; readonly successions: readonly SuccessionLine[] };

/** All errors at once, each with file, line, field, reason and remedy. */
export function readAreasPack(texts: AreasPackTexts): Result<AreaHistory, readonly PackError[]> {
  const { provinces, communes, before, successions, attributes } = texts;
  const read = readLines({ provinces, communes, before }, { successions, attributes });
  const errors = [...read.errors, ...checkAreas(read.lines.areas, read.lines.successions)];
  return errors.length > 0 ? failure(errors) : success(historyOf(read.lines));
}

/**
 * Reads units that come to those that are known and checks all of them as one whole: a unit that is known already takes what the file says.
 * Answers what the file says, not the whole.
 */
export function readAreasUpdate(
  texts: AreasUpdateTexts,
  known: { readonly areas: readonly Area[]; readonly successions: readonly AreaSuccession[] },
): Result<{ readonly areas: readonly Area[]; readonly successions: readonly AreaSuccession[] }, readonly PackError[]> {
  const { units, successions, attributes } = texts;
  const read = readLines({ units }, { successions, attributes });
  const named = new Set(read.lines.areas.map(({ area }) => area.id));
  const kept = known.areas.flatMap((area): AreaLine[] =>
    named.has(area.id) ? [] : [{ file: "(known)", row: 0, area }],
  );
  const links = new Set(read.lines.successions.map(({ succession }) => linkOf(succession)));
  const keptLinks = known.successions.flatMap((succession): SuccessionLine[] =>
    links.has(linkOf(succession)) ? [] : [{ row: 0, succession }],
  );
  const errors = [
    ...read.errors,
    ...checkAreas([...kept, ...read.lines.areas], [...keptLinks, ...read.lines.successions]),
  ];
  if (errors.length > 0) return failure(errors);
  return success({
    areas: read.lines.areas.map(({ area }) => area),
    successions: read.lines.successions.map(({ succession }) => succession),
  });
}

const linkOf = ({ fromId, toId, date }: AreaSuccession) => `${fromId} ${toId} ${date}`;

function historyOf({ areas, successions }: Lines): AreaHistory {
  return indexAreas(
    areas.map(({ area }) => area),
    successions.map(({ succession }) => succession),
  );
}

/** The rows of each file as units and successions, with what is wrong with single rows. */
function readLines(
  units: Readonly<Record<string, string>>,
  texts: { readonly successions: string; readonly attributes: string },
): { readonly lines: Lines; readonly errors: readonly PackError[] } {
  const errors: PackError[] = [];
  const rowsOf = <Column extends string>(file: string, text: string, columns: readonly Column[]) => {
    const table = readPackTable(file, text, columns);
    if (table.ok) return table.value;
    errors.push(...table.failure);
    return [];
  };
  const reportIn =
    (file: string): Report =>
    (row, field, reason, remedy) => {
      errors.push({ file, row, field, reason, remedy });
      return undefined;
    };
  const attributes = readAttributes(rowsOf("attributes", texts.attributes, attributeColumns), reportIn("attributes"));
  const areas = Object.entries(units).flatMap(([file, text]) =>
    rowsOf(file, text, areaColumns).map((row): AreaLine => {
      const area = readArea(row, attributes.get(row.cells.id), reportIn(file));
      return { file, row: row.row, area };
    }),
  );
  const successions = rowsOf("successions", texts.successions, successionColumns).flatMap((row) =>
    readSuccession(row, reportIn("successions")),
  );
  const known = new Set(areas.map(({ area }) => area.id));
  for (const [id, { row }] of attributes) {
    if (!known.has(id)) reportIn("attributes")(row, "area", `there is no area ${id}`, "name an id of the pack");
  }
  return { lines: { areas, successions }, errors };
}

type Attributes = {
  row: number;
  areaType?: AreaType | undefined;
  scoreAreaGroup?: ScoreAreaGroup | undefined;
  assumptions: AreaAssumption[];
};

function readAttributes(rows: readonly PackRow<(typeof attributeColumns)[number]>[], report: Report) {
  const found = new Map<string, Attributes>();
  for (const { row, cells } of rows) {
    const of = found.get(cells.area) ?? { row, assumptions: [] };
    found.set(cells.area, of);
    if (cells.attribute === "area_type") of.areaType = oneOf(areaTypes, cells.value, row, "value", report);
    else if (cells.attribute === "score_area_group") {
      of.scoreAreaGroup = oneOf(scoreAreaGroups, cells.value, row, "value", report);
    } else report(row, "attribute", `${cells.attribute} is not an attribute`, "use area_type or score_area_group");
    if (cells.assumed === "yes") {
      if (cells.reason === "") report(row, "reason", "an assumption needs its reason", "say why nothing settles it");
      const attribute = cells.attribute === "area_type" ? "areaType" : "scoreAreaGroup";
      of.assumptions.push({ attribute, reason: cells.reason });
    }
  }
  return found;
}

function readArea(
  line: PackRow<(typeof areaColumns)[number]>,
  attributes: Attributes | undefined,
  report: Report,
): Area {
  const { row, cells } = line;
  const kind = oneOf(areaKinds, cells.kind, row, "kind", report) ?? "commune";
  const lon = numberIn(cells.lon, [-180, 180], row, "lon", report);
  const lat = numberIn(cells.lat, [-90, 90], row, "lat", report);
  for (const field of ["id", "code", "name", "full_name"] as const) {
    if (cells[field] === "") report(row, field, "the cell is empty", "write it as in the official list");
  }
  const flag =
    cells.population_flag === ""
      ? undefined
      : oneOf(["missing", "implausible"], cells.population_flag, row, "population_flag", report);
  return {
    id: cells.id,
    code: cells.code,
    kind,
    name: cells.name,
    fullName: cells.full_name,
    parentId: cells.parent === "" ? undefined : cells.parent,
    areaKm2: numberIn(cells.area_km2, [0, 1e6], row, "area_km2", report),
    population: numberIn(cells.population, [0, 1e9], row, "population", report),
    populationFlag: flag,
    centre: lon === undefined || lat === undefined ? undefined : { lon, lat },
    validFrom: dateIn(cells.valid_from, row, "valid_from", report),
    validTo: dateIn(cells.valid_to, row, "valid_to", report),
    areaType: attributes?.areaType ?? typeOfKind[kind],
    scoreAreaGroup: attributes?.scoreAreaGroup,
    assumptions: attributes?.assumptions ?? [],
  };
}

/** Circular practice since 2025-07-01: xã rural, phường (and the former thị trấn) urban. Nothing is said about a special zone. */
const typeOfKind: Readonly<Partial<Record<AreaKind, AreaType>>> = {
  commune: "rural",
  ward: "urban",
  township: "urban",
};

function readSuccession(line: PackRow<(typeof successionColumns)[number]>, report: Report): SuccessionLine[] {
  const { row, cells } = line;
  const extent = oneOf(["whole", "part"], cells.extent, row, "extent", report);
  const date = dateIn(cells.date, row, "date", report);
  if (date === undefined || extent === undefined) {
    if (cells.date === "") report(row, "date", "the date is missing", "write the first day of the new unit");
    return [];
  }
  const decision = cells.decision === "" ? undefined : cells.decision;
  return [{ row, succession: { fromId: cells.from, toId: cells.to, date, extent, decision } }];
}

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
  row: number,
  field: string,
  report: Report,
): Value | undefined {
  const found = values.find((value) => value === text);
  return found ?? report(row, field, `"${text}" is not known`, `use one of ${values.join(", ")}`);
}

function numberIn(text: string, [low, high]: readonly [number, number], row: number, field: string, report: Report) {
  if (text === "") return undefined;
  const value = Number(text);
  if (value >= low && value <= high) return value;
  return report(
    row,
    field,
    `"${text}" is not a number from ${low} to ${high}`,
    "write digits with a decimal point, or leave it empty",
  );
}

function dateIn(text: string, row: number, field: string, report: Report): LocalDate | undefined {
  if (text === "") return undefined;
  return parseLocalDate(text) ?? report(row, field, `"${text}" is not a day`, "write YYYY-MM-DD");
}
