import * as files from "#contract/registry/import-file.ts";
import * as imports from "#contract/registry/import.ts";
import * as takeBacks from "#contract/registry/take-back.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { leaveOut, readHeldHouseholds, takeCorrected } from "./held-households-service.ts";
import { beginImport, goOn, keepFile, showFile, stopImport, tryHandedIn } from "./import-files-service.ts";
import { importTexts, readImport, readImports, readQuarantine, tryTexts } from "./import-service.ts";
import { areaOfFile, areaOfImport } from "./imports-store.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";
import { begin, readHouseholds, readTakenBack, stop, tryOut } from "#server/registry/take-back/take-backs-service.ts";

export const importRoutes: readonly Route[] = [
  route(imports.importHouseholds, {
    areaOf: async (_tx, { body }) => body.areaId,
    handle: async (context, input) => refusingBrokenTable(async () => importTexts(context, input)),
  }),
  route(imports.tryImport, {
    areaOf: async (_tx, { body }) => body.areaId,
    handle: async (context, input) => refusingBrokenTable(async () => tryTexts(context, input)),
  }),
  route(files.handInFile, { areaOf: async (_tx, { query }) => query.areaId, handle: keepFile }),
  route(files.readFile, {
    areaOf: async (tx, { params }) => areaOfFile(tx, params.fileId),
    handle: async (context, input) => refusingBrokenTable(async () => showFile(context, input)),
  }),
  route(files.tryFiles, {
    areaOf: async (_tx, { body }) => body.areaId,
    handle: async (context, input) => refusingBrokenTable(async () => tryHandedIn(context, input)),
  }),
  route(files.startImport, {
    areaOf: async (_tx, { body }) => body.areaId,
    handle: async (context, input) => refusingBrokenTable(async () => beginImport(context, input)),
  }),
  route(imports.listImports, { areaOf: "rows of one's own areas", handle: readImports }),
  route(imports.getImport, { areaOf: "rows of one's own areas", handle: readImport }),
  route(imports.listQuarantine, { areaOf: "rows of one's own areas", handle: readQuarantine }),
  route(files.cancelImport, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.importId),
    handle: stopImport,
  }),
  route(files.continueImport, { areaOf: async (tx, { params }) => areaOfImport(tx, params.importId), handle: goOn }),
  route(files.listHeldHouseholds, { areaOf: "rows of one's own areas", handle: readHeldHouseholds }),
  route(files.correctHeldHousehold, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.importId),
    handle: takeCorrected,
  }),
  route(files.leaveOutHousehold, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.importId),
    handle: leaveOut,
  }),
  route(takeBacks.tryTakeBack, { areaOf: async (tx, { params }) => areaOfImport(tx, params.importId), handle: tryOut }),
  route(takeBacks.takeBackImport, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.importId),
    handle: begin,
  }),
  route(takeBacks.cancelTakeBack, {
    areaOf: async (tx, { params }) => areaOfImport(tx, params.importId),
    handle: stop,
  }),
  route(takeBacks.listTakeBackHouseholds, { areaOf: "rows of one's own areas", handle: readHouseholds }),
  route(takeBacks.getTakenBackHousehold, { areaOf: "rows of one's own areas", handle: readTakenBack }),
];
