import type { ClassRoles } from "./class-role.ts";

/** The classes of the standards of Việt Nam, for tests. */
export const testClasses: ClassRoles = new Map([
  ["poor", "in_poverty"],
  ["near_poor", "near_poverty"],
  ["average", "average_living"],
  ["non_poor", "outside"],
]);
