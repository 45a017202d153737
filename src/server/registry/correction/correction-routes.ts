import type { Route } from "#server/platform/act/route.ts";
import { askCorrection, decideCorrection, listCorrections } from "./corrections-service.ts";

export const correctionRoutes: readonly Route[] = [listCorrections, askCorrection, decideCorrection];
