import { readHouseholdFile } from "./household-file-service.ts";
import type { Route } from "#server/platform/act/route.ts";
import { unmaskIdentifier } from "#server/registry/person/unmask-identifier.ts";
import * as acts from "./household-acts-service.ts";
import { getHouseholdPoint, recordHouseholdPoint } from "./household-points-service.ts";
import * as households from "./households-service.ts";
import { registerHousehold } from "./register-household.ts";

export const householdRoutes: readonly Route[] = [
  households.countHouseholds,
  households.listHouseholds,
  households.searchHouseholds,
  households.getHousehold,
  registerHousehold,
  acts.listHouseholdActs,
  readHouseholdFile,
  acts.joinMember,
  acts.leaveMember,
  acts.recordDeath,
  acts.changeHead,
  acts.moveHousehold,
  acts.closeHousehold,
  unmaskIdentifier,
  getHouseholdPoint,
  recordHouseholdPoint,
];
