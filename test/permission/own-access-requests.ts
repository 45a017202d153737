import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";

/** Of the own access: none of these changes an officer of the test. */
export function ownAccessRequests(): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const currentPassword = "not the password";
  return {
    "authority.getOwnAccess": {},
    "authority.listFailedSignIns": {},
    "authority.endOwnSession": { params: { sessionId: v7() } },
    "authority.endOtherSessions": {},
    "authority.changePassword": { body: { currentPassword, newPassword: "ruộng bậc thang tháng ba" } },
    "authority.enrolSecondFactor": {
      body: {
        currentPassword,
        secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        code: "000000",
        backupCodes: Array.from({ length: 10 }, () => "ABCDE-FGHIJ"),
      },
    },
    "authority.getPasskeyOptions": {},
    "authority.addPasskey": {
      body: {
        currentPassword,
        label: "x",
        response: {
          id: "x",
          rawId: "x",
          type: "public-key",
          response: { clientDataJSON: "x", attestationObject: "x" },
          clientExtensionResults: {},
        },
      },
    },
    "authority.removePasskey": { params: { passkeyId: v7() } },
    "authority.listNotifications": {},
    "authority.countUnreadNotifications": {},
    "authority.markNotificationRead": { params: { notificationId: newId("notification") } },
    "authority.markAllNotificationsRead": {},
    "authority.removeSecondFactor": { body: { currentPassword } },
  };
}
