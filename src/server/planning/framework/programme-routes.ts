import type { Route } from "#server/platform/act/route.ts";
import { listProgrammes } from "./programmes-service.ts";

export const programmeRoutes: readonly Route[] = [listProgrammes];
