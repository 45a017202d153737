import type { Route } from "#server/platform/act/route.ts";
import * as offices from "./offices-service.ts";

export const officesRoutes: readonly Route[] = [
  offices.listOffices,
  offices.getOffice,
  offices.addOffice,
  offices.correctOffice,
  offices.closeOffice,
];
