import { Secret, TOTP } from "otpauth";

/** Time-based one-time passwords, RFC 6238 with the values that every authenticator app knows: SHA-1, 6 digits, 30 seconds. */
const values = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** The step that the code belongs to: the present one, or the one before or after for a clock that is not exact. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  // The package compares bytes and counts characters.
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = at.getTime();
  const delta = TOTP.validate({ ...values, secret: Secret.fromBase32(secret), token: code, timestamp, window: 1 });
  return delta === null ? undefined : TOTP.counter({ period: values.period, timestamp }) + delta;
}

export function codeAt(secret: string, at: Date): string {
  return TOTP.generate({ ...values, secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}
