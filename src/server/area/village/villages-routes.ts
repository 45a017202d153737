import type { Route } from "#server/platform/act/route.ts";
import { changeVillages, listVillages } from "./villages-service.ts";

export const villagesRoutes: readonly Route[] = [listVillages, changeVillages];
