/**
 * What a class of a standard counts as. A standard names its classes as it likes and says of each what it counts as: in poverty, near it (both
 * are on the list, and a programme serves them), of average living (recognised on request and on no list), or outside of all of them.
 */
export const classRoles = ["in_poverty", "near_poverty", "average_living", "outside"] as const;
export type ClassRole = (typeof classRoles)[number];

/** What the classes of an installation's standards count as, by code: one code counts as one thing in all of them. */
export type ClassRoles = ReadonlyMap<string, ClassRole>;

type Code = string | null | undefined;

export const isInPoverty = (roles: ClassRoles, code: Code): boolean => roleOf(roles, code) === "in_poverty";

/** On the list: in poverty or near it. */
export function isListed(roles: ClassRoles, code: Code): boolean {
  const role = roleOf(roles, code);
  return role === "in_poverty" || role === "near_poverty";
}

export const isAverageLiving = (roles: ClassRoles, code: Code): boolean => roleOf(roles, code) === "average_living";

const roleOf = (roles: ClassRoles, code: Code) => (code === null || code === undefined ? undefined : roles.get(code));
