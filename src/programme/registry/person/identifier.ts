/** Numbers by which the state knows a person. They are stored encrypted; only the last digits are shown. */
export const identifierKinds = ["personal_id", "legacy_id", "insurance_number"] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

const shapes: Readonly<Record<IdentifierKind, RegExp>> = {
  // Law on Identification 26/2023, art. 12: the personal identification number has 12 digits.
  personal_id: /^\d{12}$/,
  // The identity card before it: 9 digits.
  legacy_id: /^\d{9}$/,
  // Social insurance code: 10 digits; the older health card carries 13 or 15 letters and digits.
  insurance_number: /^(\d{10}|[A-Z]{2}[A-Z0-9]{11,13})$/,
};

/** One digit throughout, or the digits in their order: what is typed where a form wants a number and there is none. */
const placeholder = /^(?:(\d)\1+|1234567890?(?:12)?|0123456789(?:01)?)$/;

/** The number without spaces, dots and dashes, or undefined when it is not one of this kind, or stands for none. */
export function readIdentifier(kind: IdentifierKind, written: string): string | undefined {
  const value = written.replaceAll(/[\s.-]/g, "").toUpperCase();
  return shapes[kind].test(value) && !placeholder.test(value) ? value : undefined;
}

export function lastDigits(value: string): string {
  return value.slice(-3);
}

/** What a ciphertext is bound to: moved to another person or kind it does not open. */
export function identifierPlace(personId: string, kind: IdentifierKind): string {
  return `registry.identifiers ${personId} ${kind}`;
}
