import type { Route } from "#server/platform/act/route.ts";
import { listRequests, receiveRequest, screenReview, withdrawRequest } from "./requests-service.ts";

export const requestRoutes: readonly Route[] = [receiveRequest, withdrawRequest, listRequests, screenReview];
