import type { Route } from "#server/platform/act/route.ts";
import { approveCarryOver, getCarryOver, listCarryOvers, runCarryOver } from "./carry-over-service.ts";

export const carryOverRoutes: readonly Route[] = [listCarryOvers, getCarryOver, runCarryOver, approveCarryOver];
