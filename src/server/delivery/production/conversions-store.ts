import { sql } from "kysely";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/delivery/production.ts";
import type { Id } from "#kernel/id.ts";
import { withinArea } from "#server/area/published.ts";
import { headOf } from "#server/delivery/livelihood/head-of.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

type Conversion = Output<typeof contract.listConversions>["rows"][number];
type Filter = {
  readonly areaId: string;
  readonly householdId?: Id<"household"> | undefined;
  readonly conversionId?: Id<"livelihood conversion">;
};

const askedFor = ({ areaId, householdId, conversionId }: Filter) => sql`conversion.commune_id in ${withinArea(areaId)}
  and ${whereGiven(householdId, (one) => sql`conversion.household_id = ${one}`)}
  and ${whereGiven(conversionId, (one) => sql`conversion.conversion_id = ${one}`)}`;

export async function listConversionRows(
  tx: Tx,
  filter: Filter,
  part: { readonly after: number; readonly limit: number },
): Promise<Conversion[]> {
  const found = await sql<Conversion>`
    select conversion.conversion_id as "conversionId", conversion.household_id as "householdId", ${headOf("conversion")} as "headName",
      conversion.commune_id as "communeId", commune.name as "communeName", conversion.converted_on as "convertedOn",
      conversion.from_what as "fromWhat", conversion.to_product as "toProduct", conversion.reason, conversion.hazard
    from delivery.livelihood_conversions conversion join registry.areas commune on commune.area_id = conversion.commune_id
    where ${askedFor(filter)} order by conversion.converted_on desc, conversion.conversion_id
    offset ${part.after} limit ${part.limit}`.execute(tx);
  return found.rows;
}

export async function countConversions(tx: Tx, filter: Filter): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*)::int as total from delivery.livelihood_conversions conversion where ${askedFor(filter)}`.execute(
    tx,
  );
  return found.rows[0]?.total ?? 0;
}

export async function addConversion(
  tx: Tx,
  conversion: Decoded<typeof contract.recordConversion>["body"] & {
    readonly householdId: Id<"household">;
    readonly communeId: string;
  },
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("delivery.livelihood_conversions")
    .values({
      household_id: conversion.householdId,
      conversion_id: conversion.conversionId,
      commune_id: conversion.communeId,
      converted_on: conversion.convertedOn,
      from_what: conversion.fromWhat,
      to_product: conversion.toProduct,
      reason: conversion.reason,
      hazard: conversion.hazard ?? null,
      recorded_at: at,
      recorded_by: by,
    })
    .execute();
}
