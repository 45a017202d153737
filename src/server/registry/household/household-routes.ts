import * as contract from "#contract/registry/household.ts";
import * as acts from "#contract/registry/household-acts.ts";
import * as classes from "#contract/area/area-class.ts";
import * as corrections from "#contract/registry/correction.ts";
import { success } from "#kernel/result.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import type { Route } from "#server/platform/act/route.ts";
import { finishAreaClass, takeAreaClass } from "#server/area/area/area-classes-service.ts";
import { areaOfClasses, listClassesOf } from "#server/area/area/area-classes-store.ts";
import { listAreasBelow } from "#server/area/area/area-tree-store.ts";
import { listPeoples } from "#server/area/area/areas-store.ts";
import { readArea, readBoundaries, takeBoundaries } from "#server/area/area/areas-service.ts";
import { readCorrections, settleCorrection, takeCorrection } from "#server/registry/correction/corrections-service.ts";
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
import * as area from "#contract/area/area.ts";
import * as boundary from "#contract/area/boundary.ts";

export const registryRoutes: readonly Route[] = [
  route(area.listAreas, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx, today }, { query }) =>
      success({ rows: await listAreasBelow(tx, query.parentId ?? (await rootArea(tx)), query.on ?? today) }),
  }),
  route(area.getArea, { areaOf: "rows of one's own areas", handle: readArea }),
  route(classes.listAreaClasses, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx }, { params }) => success({ rows: await listClassesOf(tx, params.areaId) }),
  }),
  route(classes.recordAreaClass, {
    areaOf: async (tx, { params }) => areaOfClasses(tx, params.areaId),
    handle: takeAreaClass,
  }),
  route(classes.endAreaClass, {
    areaOf: async (tx, { params }) => areaOfClasses(tx, params.areaId),
    handle: finishAreaClass,
  }),
  route(area.listEthnicities, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx }) => success({ rows: await listPeoples(tx) }),
  }),
  route(boundary.listBoundaries, { areaOf: "rows of one's own areas", handle: readBoundaries }),
  route(boundary.importBoundaries, { areaOf: async (_tx, { params }) => params.areaId, handle: takeBoundaries }),
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
  route(corrections.listCorrections, { areaOf: "rows of one's own areas", handle: readCorrections }),
  route(corrections.askCorrection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeCorrection,
  }),
  route(corrections.decideCorrection, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: settleCorrection,
  }),
  route(contract.unmaskIdentifier, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: async (context, input) => {
      const communeId = await communeOfHousehold(context.tx, input.params.householdId);
      return showIdentifier(context, input, communeId ?? (await rootArea(context.tx)));
    },
  }),
];
