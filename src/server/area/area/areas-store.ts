import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Area, AreaSuccession } from "#programme/area/area.ts";
import { indexAreas } from "#programme/area/area-history.ts";
import type { AreaHistory } from "#programme/area/area-history.ts";
import type { Ethnicity } from "#programme/registry/person/ethnicities.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { findFact, recordFact } from "#server/platform/facts.ts";

const areasPackFact = "areas pack";

export async function loadedAreasPack(database: Database | Tx): Promise<unknown> {
  return findFact(database, areasPackFact);
}

/** All units through time, with what became of what: a few thousand rows. Of villages only those of one commune. */
export async function loadAreaHistory(tx: Tx, villagesOf?: string): Promise<AreaHistory> {
  const areas = await sql<Area>`select area_id as id, code, kind, name, full_name as "fullName", population,
      nullif(parent_id, registry.root_area()) as "parentId", valid_from as "validFrom", valid_to as "validTo"
    from registry.areas where kind not in ('village', 'country') or (kind = 'village' and parent_id = ${villagesOf ?? null})`.execute(
    tx,
  );
  const successions =
    await sql<AreaSuccession>`select from_area_id as "fromId", to_area_id as "toId", on_date as date, decision,
      case when part then 'part' else 'whole' end as extent from registry.area_successions`.execute(tx);
  return indexAreas(areas.rows.map(knownOnly), successions.rows);
}

/** What the table holds as null is undefined in the domain. */
function knownOnly(row: Area): Area {
  return {
    ...row,
    parentId: row.parentId ?? undefined,
    population: row.population ?? undefined,
    validFrom: row.validFrom ?? undefined,
    validTo: row.validTo ?? undefined,
  };
}

export async function listAreaNames(tx: Tx, areaIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (areaIds.length === 0) return new Map();
  const found = await tx
    .selectFrom("registry.areas")
    .select(["area_id", "name"])
    .where("area_id", "in", [...areaIds])
    .execute();
  return new Map(found.map((row) => [row.area_id, row.name]));
}

/** Writes a checked pack of areas; a unit that is there already takes the pack's facts. Villages are not touched. */
export async function writeAreas(
  tx: Tx,
  pack: {
    readonly areas: readonly Area[];
    readonly successions: readonly AreaSuccession[];
    readonly ethnicities: readonly Ethnicity[];
    /** The area above those of the pack, where there is none yet. */
    readonly root: { readonly areaId: string; readonly name: string };
    readonly value: object;
    readonly now: string;
  },
): Promise<void> {
  const { areaId, name } = pack.root;
  await sql`insert into registry.areas (area_id, code, kind, name, full_name)
    select ${areaId}, ${areaId}, 'country', ${name}, ${name} where registry.root_area() is null`.execute(tx);
  await upsertAreas(tx, pack);
  await sql`insert into registry.ethnicities
    select * from jsonb_populate_recordset(null::registry.ethnicities, ${JSON.stringify(pack.ethnicities)}::jsonb)
    on conflict (code) do update set name = excluded.name`.execute(tx);
  await recordFact(tx, { name: areasPackFact, value: pack.value, at: pack.now });
}

/** Writes units and successions; a unit that is there already takes the facts that are given. */
export async function upsertAreas(
  tx: Tx,
  { areas, successions }: { readonly areas: readonly Area[]; readonly successions: readonly AreaSuccession[] },
): Promise<void> {
  const rootId = await rootArea(tx);
  const rows = areas.map((area) => areaRow(area, rootId));
  await sql`insert into registry.areas
    select * from jsonb_populate_recordset(null::registry.areas, ${JSON.stringify(rows)}::jsonb)
    on conflict (area_id) do update set (code, kind, name, full_name, parent_id, setting, score_area_group, assumptions,
      population, population_flag, area_km2, lon, lat, valid_from, valid_to) = (excluded.code, excluded.kind, excluded.name,
      excluded.full_name, excluded.parent_id, excluded.setting, excluded.score_area_group, excluded.assumptions,
      excluded.population, excluded.population_flag, excluded.area_km2, excluded.lon, excluded.lat, excluded.valid_from,
      excluded.valid_to)`.execute(tx);
  const links = successions.map((succession) => ({
    from_area_id: succession.fromId,
    to_area_id: succession.toId,
    on_date: succession.date,
    decision: succession.decision ?? null,
    part: succession.extent === "part",
  }));
  await sql`insert into registry.area_successions
    select * from jsonb_populate_recordset(null::registry.area_successions, ${JSON.stringify(links)}::jsonb)
    on conflict do nothing`.execute(tx);
  await writeClosure(tx);
}

/** Units whose place may have changed, with all below them, are placed in the tree again. */
export async function placeAgain(tx: Tx, areaIds: readonly string[]): Promise<void> {
  if (areaIds.length === 0) return;
  await sql`delete from registry.area_closure where depth > 0 and descendant_id in (
    select below.descendant_id from registry.area_closure below where below.ancestor_id = any (${areaIds}::text[]))`.execute(
    tx,
  );
  await writeClosure(tx);
}

/** Units as they are recorded, with what is compared when others come. */
export async function listRecordedAreas(tx: Tx): Promise<readonly Area[]> {
  const found = await sql<Area>`select area_id as id, code, kind, name, full_name as "fullName", population,
      nullif(parent_id, registry.root_area()) as "parentId", setting as "areaType", score_area_group as "scoreAreaGroup",
      area_km2::float8 as "areaKm2", valid_from as "validFrom", valid_to as "validTo"
    from registry.areas where kind not in ('village', 'country')`.execute(tx);
  return found.rows;
}

function areaRow(area: Area, rootId: string) {
  return {
    area_id: area.id,
    code: area.code,
    kind: area.kind,
    name: area.name,
    full_name: area.fullName,
    parent_id: area.parentId ?? rootId,
    setting: area.areaType ?? null,
    score_area_group: area.scoreAreaGroup ?? null,
    assumptions: area.assumptions,
    population: area.population ?? null,
    population_flag: area.populationFlag ?? null,
    area_km2: area.areaKm2 ?? null,
    lon: area.centre?.lon ?? null,
    lat: area.centre?.lat ?? null,
    valid_from: area.validFrom ?? null,
    valid_to: area.validTo ?? null,
  };
}

export async function listEthnicities(tx: Tx): Promise<Ethnicity[]> {
  return tx.selectFrom("registry.ethnicities").select(["code", "name"]).orderBy("code").execute();
}

/** Adds what is missing of (ancestor, descendant): the walk of the tree is done once, here, and never in a question. */
export async function writeClosure(tx: Tx): Promise<void> {
  await sql`insert into registry.area_closure (ancestor_id, descendant_id, depth)
    with recursive walk as (
      select area_id as ancestor_id, area_id as descendant_id, 0 as depth from registry.areas
      union all
      select area.parent_id, walk.descendant_id, walk.depth + 1
      from walk join registry.areas area on area.area_id = walk.ancestor_id where area.parent_id is not null
    )
    select ancestor_id, descendant_id, depth from walk
    on conflict do nothing`.execute(tx);
}

/** Adds villages under their communes. Answers how many were new. */
export async function addVillages(
  tx: Tx,
  villages: readonly {
    readonly areaId: string;
    readonly communeId: string;
    readonly name: string;
    readonly setting?: "rural" | "urban";
    /** Its first day, and the import that it came in by. */
    readonly validFrom?: LocalDate;
    readonly importId?: Id<"import">;
  }[],
): Promise<number> {
  if (villages.length === 0) return 0;
  const rows = villages.map((village) => ({ ...village, setting: village.setting ?? null }));
  const added = await sql`with village as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as village ("areaId" text, "communeId" text, name text, setting text, "validFrom" date, "importId" uuid)
    ), added as (
      insert into registry.areas (area_id, code, kind, name, full_name, parent_id, setting, valid_from, import_id)
      select "areaId", "areaId", 'village', name, name, "communeId", setting, "validFrom", "importId"
      from village
      on conflict (area_id) do nothing returning area_id, parent_id
    )
    insert into registry.area_closure (ancestor_id, descendant_id, depth)
    select closure.ancestor_id, added.area_id, closure.depth + 1
    from added join registry.area_closure closure on closure.descendant_id = added.parent_id
    union all select area_id, area_id, 0 from added
    on conflict do nothing`.execute(tx);
  return Number(added.numAffectedRows ?? 0n);
}
