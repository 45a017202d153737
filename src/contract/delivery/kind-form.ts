/** The form of an activity of one kind: the fields that the pack declares, as inputs of the contract. */
import { z } from "zod";
import { countInput, dayInput, moneyInput, text } from "#contract/input.ts";
import type { kindField } from "./activity.ts";

type KindField = z.output<typeof kindField>;

function inputOf({ type, from = 0, to, choices = [] }: KindField): z.ZodType {
  if (type === "count") return to === undefined ? countInput.min(from) : countInput.min(from).max(to);
  if (type === "money") return moneyInput;
  if (type === "day") return dayInput;
  if (type === "yes_no") return z.boolean();
  return type === "choice" ? z.enum(choices.map(({ code }) => code)) : text(300);
}

/** The fields of the kind as the part `fields` of a body. A draft may leave out what is needed later. */
export function kindInputs(fields: readonly KindField[], isDraft: boolean) {
  const shape = fields.map(
    (field) => [field.code, field.needed && !isDraft ? inputOf(field) : inputOf(field).optional()] as const,
  );
  return z.object(Object.fromEntries(shape));
}
