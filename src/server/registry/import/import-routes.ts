import type { Route } from "#server/platform/act/route.ts";
import { correctHeldHousehold, leaveOutHousehold, listHeldHouseholds } from "./held-households-service.ts";
import * as files from "./import-files-service.ts";
import * as imports from "./import-service.ts";

export const importRoutes: readonly Route[] = [
  imports.importHouseholds,
  imports.tryImport,
  files.uploadFile,
  files.readFile,
  files.tryFiles,
  files.startImport,
  imports.listImports,
  imports.getImport,
  imports.listQuarantine,
  files.cancelImport,
  files.continueImport,
  listHeldHouseholds,
  correctHeldHousehold,
  leaveOutHousehold,
];
