/**
 * Writes packs/areas/vn from two published tables: `node scripts/make-areas-pack.ts ../shared/data [TARGET]`.
 * The tables are facts of others (named in the header of each file); only codes, names, numbers and successions are kept.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { areaColumns } from "#programme/area/areas-pack.ts";
import {
  becameWards2026,
  endedDecision,
  fullNameOf,
  knownCodeNotes,
  oldKind,
  populationFlagOf,
  splitName,
  type OldUnitRow,
  type UnitRow,
} from "./areas-pack-facts.ts";

const source = process.argv[2];
if (source === undefined) throw new Error("usage: node scripts/make-areas-pack.ts DATA-FOLDER [TARGET-FOLDER]");
const target = process.argv[3] ?? join(import.meta.dirname, "..", "packs", "areas", "vn");
mkdirSync(target, { recursive: true });

const read = <Row>(name: string): Row[] =>
  parse<Row>(readFileSync(join(source, "areas", name), "utf8"), { columns: true, bom: true });
const units = read<UnitRow>("vn-areas.csv").toSorted((a, b) => (a.code < b.code ? -1 : 1));
const conversions = read<OldUnitRow>("quang-ngai-old-to-new.csv");

const since = "2025-07-01";
const lastDayBefore = "2025-06-30";
const cityFrom = "2026-04-30";
const lastDayBeforeCity = "2026-04-29";
const unitSource =
  "thanglequoc/vietnamese-provinces-database (MIT), August 2026, after the statistics office's codes (Decision 19/2025/QD-TTg)";
const oldSource = "the statistics office's conversion table of old and new units, 2025";

const provinces: string[][] = [];
const communes: string[][] = [];
const before: string[][] = [];
const successions: string[][] = [];

for (const unit of units) {
  const isTop = unit.parent_code === "";
  const changed = unit.code === "75" || becameWards2026.has(unit.code);
  const flag = isTop ? "" : populationFlagOf(unit);
  const place = [unit.area_km2, unit.population, flag, unit.lon, unit.lat];
  const row = (id: string, kind: string, from: string, to: string) => [
    id,
    unit.code,
    unit.parent_code,
    kind,
    unit.name,
    fullNameOf(kind, unit.name),
    ...place,
    from,
    to,
  ];
  const list = isTop ? provinces : communes;
  list.push(row(unit.code, unit.kind, changed ? cityFrom : since, ""));
  if (changed) {
    list.push(row(`${unit.code}@2026`, isTop ? "province" : "commune", since, lastDayBeforeCity));
    successions.push([`${unit.code}@2026`, unit.code, cityFrom, "whole", ""]);
  }
}

const ended = (code: string) => `${code}@2025`;
const seen = new Set<string>();
function addEnded(code: string, parent: string, fullName: string): void {
  if (seen.has(code)) return;
  seen.add(code);
  const kind = oldKind(code, fullName);
  before.push([ended(code), code, parent, kind, splitName(fullName), fullName, "", "", "", "", "", "", lastDayBefore]);
}

for (const province of ["51", "62"]) {
  const row = conversions.find((conversion) => conversion.old_province_code === province);
  addEnded(province, "", row?.old_province ?? "");
  successions.push([ended(province), "51", since, "whole", "202/2025/QH15"]);
}
for (const row of conversions) {
  addEnded(
    row.old_district_code,
    ended(row.old_province_code),
    row.old_district.replace("Thị Xã", "Thị xã").replace("H' Drai", "H'Drai"),
  );
}
for (const row of conversions) {
  const from = row.old_commune_code === "" ? row.old_district_code : row.old_commune_code;
  if (row.old_commune_code !== "") addEnded(from, ended(row.old_district_code), row.old_commune);
  const extent = row.note === "Nhập một phần" ? "part" : "whole";
  successions.push([ended(from), row.new_commune_code, since, extent, endedDecision]);
}

const byId = (a: string[], b: string[]) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1);
function write(name: string, header: string[], names: readonly string[], rows: string[][]): void {
  const lines = [...header.map((line) => `# ${line}`), names.join("\t"), ...rows.map((row) => row.join("\t"))];
  writeFileSync(join(target, name), `${lines.join("\n")}\n`);
  console.log(`${name}: ${rows.length} rows`);
}

const written = "Written by scripts/make-areas-pack.ts; not edited by hand.";
write(
  "provinces.tsv",
  [`Provinces and cities under the centre. Source: ${unitSource}.`, written],
  areaColumns,
  provinces.toSorted(byId),
);
write(
  "communes.tsv",
  [
    `Communes, wards and special zones. Source: ${unitSource}.`,
    "Populations are as found. The source lost the last zeros of its numbers: what is below any real commune is flagged implausible, not mended.",
    written,
  ],
  areaColumns,
  communes.toSorted(byId),
);
write(
  "quang-ngai-before-2025-07.tsv",
  [
    `Provinces, districts, communes that became Quảng Ngãi on 2025-07-01. Source: ${oldSource}.`,
    "The first day of these units is not recorded here.",
    written,
  ],
  areaColumns,
  before.toSorted(byId),
);
write(
  "successions.tsv",
  [
    `Which unit became which. Sources: ${oldSource}; for Đồng Nai the state of the unit table before and after 2026-04-30 (number of that decision not recorded).`,
    written,
  ],
  ["from", "to", "date", "extent", "decision"],
  successions.toSorted(byId),
);

const oldProvinceOf = new Map(conversions.map((row) => [row.new_commune_code, row.old_province_code]));
const attributes = units
  .filter((unit) => unit.parent_code === "51")
  .map((unit) => {
    if (unit.kind === "ward") return [unit.code, "score_area_group", "urban", "", ""];
    if (oldProvinceOf.get(unit.code) === "51") return [unit.code, "score_area_group", "rural_central_coast", "", ""];
    const reason =
      "former Kon Tum lay in the Central Highlands; no found text says which points table applies after the merger";
    return [unit.code, "score_area_group", "rural_central_highlands", "yes", reason];
  });
const lySon =
  "no found text says whether a special zone is rural or urban; former Lý Sơn had only communes before 2020";
attributes.push(["21548", "area_type", "rural", "yes", lySon]);
write(
  "attributes.tsv",
  [
    "What a unit counts as, where its kind does not say it. A commune is rural, a ward is urban, a special zone is neither until it stands here.",
    "assumed = yes: no found text of law settles it; every result that rests on it says so.",
    written,
  ],
  ["area", "attribute", "value", "assumed", "reason"],
  attributes.toSorted(byId),
);
write(
  "notes.tsv",
  ["Differences between the sources that a reader of these files should know.", written],
  ["area", "note"],
  knownCodeNotes,
);
