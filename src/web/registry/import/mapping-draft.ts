/** What an officer chooses on the page of columns, as text; and the mapping that comes of it. */
import { z } from "zod";
import type { importMapping } from "#contract/registry/import-mapping.ts";

/** In the order in which they are asked. The first two are needed. */
export const columnFields = [
  "household",
  "name",
  "relation",
  "birth",
  "sex",
  "ethnicity",
  "personal_id",
  "legacy_id",
  "insurance_number",
  "phone",
  "village",
  "commune",
  "address",
  "registeredOn",
] as const;
export type ColumnField = (typeof columnFields)[number];
export const valuedFields = ["relation", "sex", "ethnicity"] as const;
export type ValuedField = (typeof valuedFields)[number];

const texts = z.record(z.string(), z.string());
export const mappingDraft = z.object({
  source: z.string(),
  /** The column of villages in each of which the numbers of households begin again. */
  numberedWithin: z.string().optional(),
  /** Column by field; empty where there is none. */
  columns: texts,
  /** By field: the meaning of each value; empty where nobody knows it. */
  values: z.record(z.string(), texts),
  /** Since when the households are registered, where no column says so. */
  registeredOn: z.string(),
});
export type MappingDraft = z.infer<typeof mappingDraft>;

const reading = z.object({ column: z.string().optional(), constant: z.string().optional(), values: texts.optional() });
const suggested = z.object({
  source: z.string(),
  household: z.object({ key: z.string() }).catchall(z.union([reading, z.boolean(), z.string()])),
  person: z
    .object({ household: z.string(), identifiers: z.record(z.string(), reading).optional() })
    .catchall(z.unknown()),
});

/** From the mapping that the server suggests. */
export function draftOfMapping(mapping: unknown): MappingDraft {
  const { source, household, person } = suggested.parse(mapping);
  const readingOf = (field: ColumnField) => {
    const found = household[field] ?? person.identifiers?.[field] ?? person[field];
    return reading.safeParse(found).data;
  };
  const columns = columnFields.map((field) => [
    field,
    field === "household" ? household.key : (readingOf(field)?.column ?? ""),
  ]);
  return {
    source,
    numberedWithin: z.string().safeParse(household["numberedWithin"]).data,
    columns: Object.fromEntries(columns),
    values: Object.fromEntries(valuedFields.map((field) => [field, readingOf(field)?.values ?? {}])),
    registeredOn: readingOf("registeredOn")?.constant ?? "",
  };
}

/** A mapping file as JSON. A list without relations is one of heads. */
export function mappingOfDraft({ source, numberedWithin, columns, values, registeredOn }: MappingDraft): string {
  const column = (field: ColumnField) => (columns[field] ? { column: columns[field] } : undefined);
  const valued = (field: ValuedField) => {
    const known = Object.entries(values[field] ?? {}).filter(([, meaning]) => meaning !== "");
    return columns[field] ? { column: columns[field], values: Object.fromEntries(known) } : undefined;
  };
  const identifiers = {
    personal_id: column("personal_id"),
    legacy_id: column("legacy_id"),
    insurance_number: column("insurance_number"),
  };
  const mapping: z.input<typeof importMapping> = {
    source,
    household: {
      key: columns["household"] ?? "",
      numberedWithin:
        numberedWithin !== undefined && numberedWithin === columns["village"] ? numberedWithin : undefined,
      commune: column("commune"),
      village: column("village"),
      addVillages: true,
      address: column("address"),
      registeredOn: column("registeredOn") ?? { constant: registeredOn },
    },
    person: {
      household: columns["household"] ?? "",
      name: column("name"),
      birth: column("birth"),
      sex: valued("sex"),
      relation: valued("relation") ?? { constant: "head" },
      ethnicity: valued("ethnicity"),
      phone: column("phone"),
      identifiers: Object.values(identifiers).some((one) => one !== undefined) ? identifiers : undefined,
    },
  };
  return JSON.stringify(mapping);
}
