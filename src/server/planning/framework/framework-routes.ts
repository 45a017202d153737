import * as contract from "#contract/planning/framework.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { communeOfHousehold } from "./framework-places-store.ts";
import { readFramework } from "./framework-service.ts";
import { areaOfTarget } from "./framework-store.ts";
import {
  listNeedyHouseholds,
  readBaseline,
  readCauses,
  readNeeds,
  takeCauses,
} from "#server/planning/need/needs-service.ts";
import { readCodes, takeCode } from "./programme-codes-service.ts";
import { exportCsv, exportJson, exportXml } from "./results-export.ts";
import type { WriteResults } from "./results-export.ts";
import { readTarget, takeActual, takeTerms } from "./targets-service.ts";
import * as need from "#contract/planning/need.ts";
import * as target from "#contract/planning/target.ts";

const ownAreas = "rows of one's own areas";

export const frameworkRoutes = (writeResults: WriteResults): readonly Route[] => [
  route(contract.readFramework, { areaOf: ownAreas, handle: readFramework }),
  route(contract.exportResultsXml, { areaOf: ownAreas, handle: exportXml(writeResults) }),
  route(contract.exportResultsJson, { areaOf: ownAreas, handle: exportJson }),
  route(contract.exportResultsCsv, { areaOf: ownAreas, handle: exportCsv }),
  route(target.getTarget, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readTarget(context, params.targetId),
  }),
  route(target.setTargetTerms, {
    areaOf: async (tx, { params }) => areaOfTarget(tx, params.targetId),
    handle: takeTerms,
  }),
  route(target.recordActual, {
    areaOf: async (tx, { params }) => areaOfTarget(tx, params.targetId),
    handle: takeActual,
  }),
  route(need.readNeeds, { areaOf: ownAreas, handle: readNeeds }),
  route(need.readNeedsInFull, { areaOf: async (_tx, { query }) => query.areaId, handle: readNeeds }),
  route(need.listNeedy, { areaOf: async (_tx, { query }) => query.areaId, handle: listNeedyHouseholds }),
  route(target.readBaseline, { areaOf: ownAreas, handle: readBaseline }),
  route(target.readBaselineInFull, { areaOf: async (_tx, { query }) => query.areaId, handle: readBaseline }),
  route(need.getCauses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readCauses,
  }),
  route(need.recordCauses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeCauses,
  }),
  route(contract.listProgrammeCodes, { areaOf: ownAreas, handle: readCodes }),
  route(contract.setProgrammeCode, { areaOf: async (_tx, { body }) => body.areaId, handle: takeCode }),
];
