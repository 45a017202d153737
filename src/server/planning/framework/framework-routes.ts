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

const ownAreas = "rows of one's own areas";

export const frameworkRoutes = (writeResults: WriteResults): readonly Route[] => [
  route(contract.readFramework, { areaOf: ownAreas, handle: readFramework }),
  route(contract.exportResultsXml, { areaOf: ownAreas, handle: exportXml(writeResults) }),
  route(contract.exportResultsJson, { areaOf: ownAreas, handle: exportJson }),
  route(contract.exportResultsCsv, { areaOf: ownAreas, handle: exportCsv }),
  route(contract.getTarget, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readTarget(context, params.targetId),
  }),
  route(contract.setTargetTerms, {
    areaOf: async (tx, { params }) => areaOfTarget(tx, params.targetId),
    handle: takeTerms,
  }),
  route(contract.recordActual, {
    areaOf: async (tx, { params }) => areaOfTarget(tx, params.targetId),
    handle: takeActual,
  }),
  route(contract.readNeeds, { areaOf: ownAreas, handle: readNeeds }),
  route(contract.readNeedsInFull, { areaOf: async (_tx, { query }) => query.areaId, handle: readNeeds }),
  route(contract.listNeedy, { areaOf: async (_tx, { query }) => query.areaId, handle: listNeedyHouseholds }),
  route(contract.readBaseline, { areaOf: ownAreas, handle: readBaseline }),
  route(contract.readBaselineInFull, { areaOf: async (_tx, { query }) => query.areaId, handle: readBaseline }),
  route(contract.getCauses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readCauses,
  }),
  route(contract.recordCauses, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takeCauses,
  }),
  route(contract.listProgrammeCodes, { areaOf: ownAreas, handle: readCodes }),
  route(contract.setProgrammeCode, { areaOf: async (_tx, { body }) => body.areaId, handle: takeCode }),
];
