import type { Route } from "#server/platform/act/route.ts";
import { listFailedSignIns } from "./failed-sign-ins-service.ts";
import * as access from "./own-access-service.ts";
import { addPasskey, getPasskeyOptions, removePasskey } from "./passkey/passkeys-service.ts";

export const ownAccessRoutes: readonly Route[] = [
  access.getOwnAccess,
  access.endOtherSessions,
  access.endOwnSession,
  access.changePassword,
  access.enrolSecondFactor,
  access.removeSecondFactor,
  getPasskeyOptions,
  addPasskey,
  removePasskey,
  listFailedSignIns,
];
