import { z } from "zod";
import { pivots } from "#contract/ledger/posting.ts";
import { moneyForms } from "#programme/ledger/ledger.ts";

/** Which money, as it is in an address. */
export const moneySearch = z.object({
  areaId: z.string().optional(),
  year: z.coerce.number().int().optional(),
  originYear: z.coerce.number().int().optional(),
  fundSource: z.string().optional(),
  component: z.string().optional(),
  form: z.enum(moneyForms).optional(),
  by: z.enum(pivots).optional(),
  stage: z.string().optional(),
  hindrance: z.string().optional(),
  behind: z.string().optional(),
});
export type MoneySearch = z.output<typeof moneySearch>;

/** The part of an address that the server's filters take; years travel as text. */
export function filterOf(search: MoneySearch, areaId: string) {
  const { fundSource, component, form } = search;
  return {
    areaId: search.areaId ?? areaId,
    ...(search.year === undefined ? {} : { year: String(search.year) }),
    ...(search.originYear === undefined ? {} : { originYear: String(search.originYear) }),
    ...(fundSource === undefined ? {} : { fundSource }),
    ...(component === undefined ? {} : { component }),
    ...(form === undefined ? {} : { form }),
  };
}
