import { parse, YAMLParseError } from "yaml";
import { reviewed } from "#server/registry/household/reviewed.ts";
import { importMapping } from "#contract/registry/import-mapping.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import { importPlaces } from "#programme/registry/import/places.ts";
import type { ImportPlaces } from "#programme/registry/import/places.ts";
import { prepareMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import { findIllFormed } from "#server/platform/http/well-formed.ts";
import { listEndedCommunes, listEndedVillages, listPlacesWithin } from "#server/area/published.ts";
import type { ImportTables } from "./group-rows.ts";
import type { ImportRun } from "./import-batch.ts";
import { addImport } from "./imports-store.ts";

/** A mapping as written (YAML), checked. The refusal names the first thing that is wrong, and how many there are. */
export function readMapping(text: string): Result<Mapping, Refusal> {
  let written: unknown;
  try {
    // Without warnings: they would put words of the file on the console.
    written = parse(text, { logLevel: "error" });
  } catch (error) {
    // Not only errors of syntax: an alias of nothing, aliases without number and nesting without end are thrown as others.
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return failure(refuse("registry.mapping_not_yaml", { line: line ?? 0 }));
  }
  const illFormed = findIllFormed(written);
  if (illFormed !== undefined)
    return failure(refuse("registry.mapping_wrong", { where: illFormed.path, problem: illFormed.message, errors: 1 }));
  const read = importMapping.safeParse(written);
  if (read.success) return success(read.data);
  const [first] = read.error.issues;
  return failure(
    refuse("registry.mapping_wrong", {
      where: first?.path.join(".") ?? "",
      problem: first?.message ?? "",
      errors: read.error.issues.length,
    }),
  );
}

type RunRequest = {
  readonly importId: Id<"import">;
  readonly areaId: string;
  readonly mapping: Mapping;
  readonly tables: ImportTables;
  readonly roundId?: Id<"round"> | undefined;
  /** Villages that the officer agreed to add; "all" where a trial asks which they would be. */
  readonly newVillages?: readonly AgreedVillage[] | "all" | undefined;
};

export type AgreedVillage = { readonly communeId: string; readonly name: string };

/** What the files of an import into the area may name: places in force, and those of before that old lists still name. */
export async function loadImportPlaces(tx: Tx, areaId: string, today: LocalDate): Promise<ImportPlaces> {
  return importPlaces(areaId, await listPlacesWithin(tx, areaId, today), {
    villages: await listEndedVillages(tx, areaId),
    communes: await listEndedCommunes(tx, areaId),
  });
}

/**
 * Checks an import as a whole against its files and area, and records that it began.
 * @param audit `context.audit` where that is the act, `context.auditBeside` where the same act goes on
 */
export async function openImport(
  context: ActContext,
  request: RunRequest,
  audit: (entry: AuditEntry) => Promise<unknown>,
): Promise<Result<ImportRun, Refusal>> {
  const run = await prepareRun(context, request);
  if (!run.ok) return run;
  const { importId, areaId, mapping } = request;
  const { officerId } = context.actor;
  await addImport(context.tx, {
    importId,
    areaId,
    mapping,
    officerId,
    now: context.now,
    state: "running",
    columns: run.value.columns,
  });
  await audit({
    areaId,
    recordKind: "import",
    recordId: importId,
    facts: { source: mapping.source, state: "running" },
  });
  return run;
}

/** Ties the mapping to the files, the area and the round, or tells what does not fit. */
export async function prepareRun(context: ActContext, request: RunRequest): Promise<Result<ImportRun, Refusal>> {
  const { tx, today, server, actor } = context;
  const { importId, areaId, mapping, tables, roundId, newVillages = [] } = request;
  const prepared = prepareMapping(mapping, {
    households: tables.households?.columns,
    people: tables.people.columns,
    today,
  });
  if (!prepared.ok) {
    const [first] = prepared.failure;
    return failure(
      refuse("registry.mapping_misfits", {
        where: first?.where ?? "",
        problem: first?.problem ?? "",
        value: first?.value ?? "",
        errors: prepared.failure.length,
      }),
    );
  }
  if (roundId !== undefined) {
    const round = await reviewed.answer().findRound(tx, roundId);
    if (round === undefined || round.closedOn !== null) return failure(refuse("registry.round_not_open", { roundId }));
    if (mapping.answers === undefined) return failure(refuse("registry.mapping_has_no_answers"));
    const { household, person, points = {} } = mapping.answers;
    const given = { household: Object.keys(household), person: Object.keys(person), points: Object.keys(points) };
    const unknown = await reviewed.answer().answersNotAsked(tx, roundId, given);
    if (unknown.length > 0)
      return failure(refuse("registry.mapping_answers_not_asked", { fields: unknown.join(", ") }));
  }
  const places = await loadImportPlaces(tx, areaId, today);
  if (places.communeId === undefined && mapping.household.commune === undefined) {
    return failure(refuse("registry.import_needs_commune", { areaId }));
  }
  const agreedVillages =
    newVillages === "all"
      ? newVillages
      : new Set(newVillages.flatMap(({ communeId, name }) => places.newVillage(communeId, name)?.areaId ?? []));
  return success({
    importId,
    areaId,
    mapping,
    prepared: prepared.value,
    places,
    columns: { households: tables.households?.columns ?? [], people: tables.people.columns },
    roundId,
    officerId: actor.officerId,
    today,
    keys: server.keys,
    newId: server.newId,
    agreedVillages,
  });
}
