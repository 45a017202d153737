import { getCauses, recordCauses } from "#server/planning/need/causes-service.ts";
import { listNeedy, readNeeds, readNeedsInFull } from "#server/planning/need/needs-service.ts";
import type { Route } from "#server/platform/act/route.ts";
import { readBaseline, readBaselineInFull } from "./baseline-service.ts";
import { readFramework } from "./framework-service.ts";
import { listProgrammeCodes, setProgrammeCode } from "./programme-codes-service.ts";
import { exportResultsCsv, exportResultsJson, exportResultsXml } from "./results-export.ts";
import type { WriteResults } from "./results-export.ts";
import { getTarget, recordActual, setTargetTerms } from "./targets-service.ts";

export const frameworkRoutes = (writeResults: WriteResults): readonly Route[] => [
  readFramework,
  exportResultsXml(writeResults),
  exportResultsJson,
  exportResultsCsv,
  getTarget,
  setTargetTerms,
  recordActual,
  readNeeds,
  readNeedsInFull,
  listNeedy,
  readBaseline,
  readBaselineInFull,
  getCauses,
  recordCauses,
  listProgrammeCodes,
  setProgrammeCode,
];
