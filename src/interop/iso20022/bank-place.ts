import type { Currency } from "#kernel/currency.ts";

/** Where the banks are whose files are read: the day of an instant there, and the money of their orders. */
export type BankPlace = {
  readonly timeZone: string;
  readonly currency: Currency & { readonly words?: readonly string[] };
};
