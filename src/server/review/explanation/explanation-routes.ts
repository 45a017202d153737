import type { Route } from "#server/platform/act/route.ts";
import { explainReview, listStatuses } from "./explanation-service.ts";

export const explanationRoutes: readonly Route[] = [explainReview, listStatuses];
