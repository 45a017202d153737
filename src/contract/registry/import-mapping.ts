import { z } from "zod";
import { answerTypes } from "#programme/registry/import/mapping.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import { day } from "#contract/values.ts";

/** YAML reads 1 and yes as it likes; a value of a file is always text. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const name = z.string().min(1).max(200);
const words = z.record(z.string(), word);

const column = z.strictObject({ column: name, values: words.optional(), otherwise: word.optional() });
const constant = z.strictObject({ constant: word });
const flags = z.strictObject({ flags: words });
const reading = z.union([column, constant, flags]);

const type = { type: z.enum(answerTypes).default("text") };
const answer = z.union([column.extend(type), constant.extend(type), flags.extend(type)]);
const answersOf = z.record(z.string().regex(/^[a-z][A-Za-z0-9_]*$/), answer).default({});

const flag = { flag: z.string().regex(/^[a-z][a-z0-9_]*$/) };
const check = z.union([
  z.strictObject({ ...flag, differs: name }),
  z.strictObject({ ...flag, size: name }),
  z.strictObject({ ...flag, missing: name, when: reading.optional() }),
  z.strictObject({ ...flag, column: name, is: z.array(word) }),
]);

/** The mapping file: see packs/mappings for one that is explained. */
export const importMapping = z.strictObject({
  source: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/),
  about: z.string().optional(),
  household: z.strictObject({
    key: name,
    numberedWithin: name.optional(),
    commune: reading.optional(),
    village: reading.optional(),
    addVillages: z.boolean().optional(),
    address: reading.optional(),
    residence: reading.optional(),
    registeredOn: reading,
  }),
  person: z.strictObject({
    household: name,
    key: name.optional(),
    name: reading.optional(),
    birth: z.union([z.strictObject({ column: name }), z.strictObject({ age: name, at: day })]).optional(),
    sex: reading.optional(),
    relation: reading,
    ethnicity: reading.optional(),
    localGroup: reading.optional(),
    disability: reading.optional(),
    merit: reading.optional(),
    phone: reading.optional(),
    identifiers: z
      .strictObject({
        personal_id: reading.optional(),
        legacy_id: reading.optional(),
        insurance_number: reading.optional(),
      })
      .optional(),
  }),
  skip: z.array(z.strictObject({ column: name, is: z.array(word) })).optional(),
  checks: z.array(check).optional(),
  answers: z
    .strictObject({
      surveyedOn: day,
      household: answersOf,
      person: answersOf,
      incomePerPerson: reading.optional(),
      points: z.record(z.string(), reading).optional(),
    })
    .optional(),
}) satisfies z.ZodType<Mapping & { readonly about?: string | undefined }>;
