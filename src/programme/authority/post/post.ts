import type { LocalDate } from "#kernel/local-date.ts";

/**
 * The posts of the two-tier local government since 2025-07-01 (Law 72/2025/QH15), each with the level of area at which it is held.
 * Which office of a commune holds the poverty work differs by place, so a post names the work and not the office. Who works for a
 * department or an assigned unit holds a post of that office, which counts for the activities that are assigned to it and for no area.
 */
export const postLevels = {
  country_analyst: "country",
  operator: "country",
  province_lead: "province",
  province_officer: "province",
  province_accountant: "province",
  auditor: "province",
  commune_chair: "commune",
  commune_officer: "commune",
  commune_accountant: "commune",
  commune_cashier: "commune",
  department_officer: "office",
  unit_officer: "office",
} as const;

export type PostKind = keyof typeof postLevels;
export type Level = "country" | "province" | "commune" | "office";

export const postKinds = Object.keys(postLevels) as readonly PostKind[];

export function isPostKind(text: string): text is PostKind {
  return text in postLevels;
}

/** A post is held from its first day to its last, `validTo`; without one it is still held. */
export type Post = {
  readonly kind: PostKind;
  readonly areaId: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | undefined;
};
