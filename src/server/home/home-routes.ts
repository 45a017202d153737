import type { Route } from "#server/platform/act/route.ts";
import { readWork } from "./work/work-service.ts";

/** What is asked over all stages for the first page. */
export const homeRoutes: readonly Route[] = [readWork];
