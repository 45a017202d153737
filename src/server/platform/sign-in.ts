import { betterAuth } from "better-auth";
import { username } from "better-auth/plugins/username";
import type { House } from "./house.ts";

/**
 * Local accounts: passwords (scrypt) and sessions that live in the database and can be revoked, by the library better-auth
 * (docs/decisions/0008-sign-in.md). Accounts are made by an act (authority.manageOfficers), never by visitors.
 */
export function openSignIn(
  house: House,
  options: { readonly publicUrl?: string; readonly signInsAMinute?: number } = {},
) {
  const publicUrl = options.publicUrl ?? house.config.VUON_PUBLIC_URL;
  return betterAuth({
    appName: "Vuon",
    basePath: "/api/sign-in",
    secret: house.keys.signIn,
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    database: { db: house.database.withSchema("sign_in"), type: "postgres" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 60,
        usernameValidator: (name) => /^[a-z0-9._-]+$/.test(name),
        schema: { user: { fields: { displayUsername: "display_username" } } },
      }),
    ],
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "sessions",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: 12 * 60 * 60,
      updateAge: 60 * 60,
    },
    account: {
      modelName: "accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    advanced: {
      database: { generateId: () => house.newId() },
      cookiePrefix: "vuon",
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    logger: { level: "error" },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/*": { window: 60, max: options.signInsAMinute ?? 30 } },
    },
    telemetry: { enabled: false },
  });
}

/**
 * The address of the caller's own connection, which a caller cannot choose: attempts to sign in are counted by it
 * (src/server/platform/listen.ts writes it).
 */
export const clientAddressHeader = "x-vuon-client-address";

export type SignIn = ReturnType<typeof openSignIn>;
