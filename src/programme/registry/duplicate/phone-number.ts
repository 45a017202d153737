/**
 * A Vietnamese telephone number as it is dialled today: country code taken off, and the eleven-digit mobile numbers of before
 * 15 September 2018 with their new prefix (Ministry of Information and Communications, Decision 798/QĐ-BTTTT of 2018).
 */
import { digitsOf } from "./compare-number.ts";

const newPrefixes: Readonly<Record<string, string>> = {
  "0120": "070",
  "0121": "079",
  "0122": "077",
  "0123": "083",
  "0124": "084",
  "0125": "085",
  "0126": "076",
  "0127": "081",
  "0128": "078",
  "0129": "082",
  "0162": "032",
  "0163": "033",
  "0164": "034",
  "0165": "035",
  "0166": "036",
  "0167": "037",
  "0168": "038",
  "0169": "039",
  "0186": "056",
  "0188": "058",
  "0199": "059",
};

export function phoneNumber(written: string | undefined): string | undefined {
  const digits = digitsOf(written);
  if (digits === undefined) return undefined;
  const national = digits.replace(/^(?:00)?84(?=\d{9,10}$)/, "0");
  const prefix = national.length === 11 ? newPrefixes[national.slice(0, 4)] : undefined;
  return prefix === undefined ? national : prefix + national.slice(4);
}
