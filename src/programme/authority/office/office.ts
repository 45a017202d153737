import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { PostKind } from "#programme/authority/post/post.ts";

/**
 * Who carries an activity out beside the commune: a department of the province, or a unit that it is assigned to (Women's Union, Youth
 * Union, contractor, policy bank).
 */
export const officeKinds = ["department", "mass_organisation", "contractor", "bank", "other"] as const;
export type OfficeKind = (typeof officeKinds)[number];

export const officeStates = ["open", "coming", "closed"] as const;
export type OfficeState = (typeof officeStates)[number];

export type Office = {
  readonly kind: OfficeKind;
  readonly areaId: string;
  readonly validFrom: LocalDate;
  /** The last day on which it works here. */
  readonly validTo: LocalDate | undefined;
};

export function officeState(office: Pick<Office, "validFrom" | "validTo">, today: LocalDate): OfficeState {
  if (office.validTo !== undefined && office.validTo < today) return "closed";
  return office.validFrom > today ? "coming" : "open";
}

/** The post of those who work for it. */
export function postOfOffice(kind: OfficeKind): PostKind {
  return kind === "department" ? "department_officer" : "unit_officer";
}

/** What was closed stays as it was: an office that works here again is a new record. */
export function refuseClosedOffice(office: Pick<Office, "validTo">): Refusal | undefined {
  return office.validTo === undefined ? undefined : refuse("authority.office_closed", { day: office.validTo });
}
