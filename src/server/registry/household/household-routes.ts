import * as contract from "#contract/registry/household.ts";
import * as acts from "#contract/registry/household-acts.ts";
import { success } from "#kernel/result.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import type { Route } from "#server/platform/act/route.ts";
import * as change from "./household-acts-service.ts";
import { listActsOf } from "./household-acts-store.ts";
import {
  addHousehold,
  countBelow,
  findHouseholds,
  listHouseholdsHere,
  readHousehold,
  showIdentifier,
} from "./households-service.ts";
import { communeOfHousehold } from "./households-store.ts";
import * as points from "#contract/registry/household-point.ts";
import { readPoint, takePoint } from "./household-points-service.ts";

export const householdRoutes: readonly Route[] = [
  route(contract.countHouseholds, {
    areaOf: "rows of one's own areas",
    handle: countBelow,
  }),
  route(contract.listHouseholds, { areaOf: "rows of one's own areas", handle: listHouseholdsHere }),
  route(contract.searchHouseholds, { areaOf: "rows of one's own areas", handle: findHouseholds }),
  route(contract.getHousehold, { areaOf: "rows of one's own areas", handle: readHousehold }),
  route(contract.registerHousehold, { areaOf: async (_tx, { body }) => body.communeId, handle: addHousehold }),
  route(acts.listHouseholdActs, {
    areaOf: "rows of one's own areas",
    handle: tracedRead(communeOfHousehold, async ({ tx }, { params }) =>
      success({ rows: await listActsOf(tx, params.householdId) }),
    ),
  }),
  route(acts.joinMember, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.takeIn,
  }),
  route(acts.leaveMember, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.letGo,
  }),
  route(acts.recordDeath, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.mourn,
  }),
  route(acts.changeHead, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.passHeadship,
  }),
  route(acts.moveHousehold, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.moveTo,
  }),
  route(acts.closeHousehold, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: change.endHousehold,
  }),
  route(contract.unmaskIdentifier, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: async (context, input) => {
      const communeId = await communeOfHousehold(context.tx, input.params.householdId);
      return showIdentifier(context, input, communeId ?? (await rootArea(context.tx)));
    },
  }),
  route(points.getHouseholdPoint, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readPoint,
  }),
  route(points.recordHouseholdPoint, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takePoint,
  }),
];
