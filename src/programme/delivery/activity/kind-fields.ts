/** What is said of an activity by the fields of its kind (packs/programmes/…, `fields`), and whether it may be said. */
import { parseLocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { PackKindField } from "#programme/planning/framework/programme-parts.ts";

export type KindValue = string | number | boolean;
/** Values by the code of their field. A sum is a text of digits, a day YYYY-MM-DD. */
export type KindValues = Readonly<Record<string, KindValue>>;

/** Refuses a field that the kind does not have, and a value that the field cannot hold. What is left out is no fault yet. */
export function checkKindValues(fields: readonly PackKindField[], values: KindValues): Result<undefined, Refusal> {
  for (const [code, value] of Object.entries(values)) {
    const field = fields.find((one) => one.code === code);
    const at = { field: `fields.${code}` };
    if (field === undefined) return failure(refuse("delivery.field_unknown", { name: code, ...at }));
    const figure = figureOf(field, value);
    if (figure === undefined) return failure(refuse("delivery.field_of_other_type", { name: code, ...at }));
    const { from = 0, to = Number.MAX_SAFE_INTEGER } = field;
    if (isBounded(field) && (figure < from || figure > to))
      return failure(refuse("delivery.field_out_of_bounds", { name: code, from, to, ...at }));
  }
  return success(undefined);
}

/** The needed fields that nothing is said of. */
export function missingFields(fields: readonly PackKindField[], values: KindValues): readonly PackKindField[] {
  return fields.filter(({ code, needed }) => needed && (values[code] === undefined || values[code] === ""));
}

/** An activity is opened, and stays open, with all that its kind needs. */
export function checkComplete(fields: readonly PackKindField[], values: KindValues): Result<undefined, Refusal> {
  const [missing] = missingFields(fields, values);
  if (missing === undefined) return success(undefined);
  return failure(refuse("delivery.field_missing", { name: missing.code, field: `fields.${missing.code}` }));
}

const isBounded = ({ type }: PackKindField) => type === "count" || type === "money";

/** The figure of a count or a sum, zero of what has none; undefined for a value of another type than the field's. */
function figureOf({ type, choices }: PackKindField, value: KindValue): number | undefined {
  if (type === "count") return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
  if (type === "money") return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  const fits =
    type === "yes_no"
      ? typeof value === "boolean"
      : typeof value === "string" &&
        (type === "text" ||
          (type === "day"
            ? parseLocalDate(value) !== undefined
            : choices?.some(({ code }) => code === value) === true));
  return fits ? 0 : undefined;
}
