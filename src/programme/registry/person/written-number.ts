/** Numbers of people as spreadsheets and programs leave them: without their leading zeros, behind an apostrophe, with ".0". */
import { phoneNumber } from "#programme/registry/duplicate/phone-number.ts";
import { cleanText } from "./clean-text.ts";
import { readIdentifier } from "./identifier.ts";
import type { IdentifierKind } from "./identifier.ts";

export type WrittenNumber = {
  readonly value: string;
  /** Leading zeros were put back: the only digits that a spreadsheet takes away. */
  readonly isRestored: boolean;
};

/** Digits of a full number, and how many zeros it may begin with (docs/law.md L8: provinces run from 001 to 096). */
const lengths: Readonly<Record<IdentifierKind, { readonly digits: number; readonly zeros: number }>> = {
  personal_id: { digits: 12, zeros: 2 },
  legacy_id: { digits: 9, zeros: 1 },
  insurance_number: { digits: 10, zeros: 1 },
};
const provinces = /^0(?:0[1-9]|[1-8]\d|9[0-6])/;

export function readWrittenNumber(kind: IdentifierKind, written: string): WrittenNumber | undefined {
  const text = withoutTraces(written);
  const whole = readIdentifier(kind, text);
  if (whole !== undefined) return { value: whole, isRestored: false };
  const digits = text.replaceAll(/[\s.-]/g, "");
  const { digits: length, zeros } = lengths[kind];
  if (!/^[1-9]\d+$/.test(digits) || length - digits.length > zeros) return undefined;
  const value = readIdentifier(kind, digits.padStart(length, "0"));
  if (value === undefined || (kind === "personal_id" && !provinces.test(value))) return undefined;
  return { value, isRestored: true };
}

/**
 * A telephone in one form, as it is dialled within the country; several in a cell, and numbers of other countries, as they are written.
 * Undefined where there are no digits of a telephone (0, 9.12346E+08).
 */
export function readPhone(written: string): string | undefined {
  const text = withoutTraces(cleanText(written));
  if (/\d[eE]\+?\d/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, "");
  const national = phoneNumber(/^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits);
  if (national !== undefined && /^0\d{8,10}$/.test(national)) return /^0+$/.test(national) ? undefined : national;
  return digits.length >= 8 && !/^0+$/.test(digits) ? text : undefined;
}

function withoutTraces(written: string): string {
  return written
    .normalize("NFKC")
    .trim()
    .replaceAll(/^['’‘`]+|['’‘`]+$/g, "")
    .replace(/^(\d+)\.0$/, "$1");
}
