import type { Route } from "#server/platform/act/route.ts";
import { importBoundaries, listBoundaries } from "./boundaries-service.ts";

export const boundaryRoutes: readonly Route[] = [listBoundaries, importBoundaries];
