/** Facts about the source tables of packs/areas/vn that the tables do not say themselves. */

export type UnitRow = {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly parent_code: string;
  readonly area_km2: string;
  readonly population: string;
  readonly lon: string;
  readonly lat: string;
};

export type OldUnitRow = {
  readonly old_commune_code: string;
  readonly old_commune: string;
  readonly old_district_code: string;
  readonly old_district: string;
  readonly old_province_code: string;
  readonly old_province: string;
  readonly new_commune_code: string;
  readonly note: string;
};

/** Đồng Nai's communes that became wards when the province became a city. */
export const becameWards2026: ReadonlySet<string> = new Set([
  "25270",
  "25357",
  "25363",
  "26116",
  "26170",
  "26248",
  "26326",
  "26368",
  "26425",
  "26485",
]);

/** Resolution of the National Assembly's Standing Committee on the communes of Quảng Ngãi, 2025-06-16. */
export const endedDecision = "1677/NQ-UBTVQH15";

/** No commune or ward formed in 2025 has fewer people; the islands (special zones) do. */
const smallestCommune = 2000;
/**
 * The nine of Quảng Ngãi whose last zeros are gone: with one zero more (Măng Bút: two) the province's sum is 2,161,735
 * where 2,161,755 is published. They are named because one of them (Sơn Tịnh) is above the general floor.
 */
const lostZero: ReadonlySet<string> = new Set([
  "21220",
  "21325",
  "21343",
  "23428",
  "23430",
  "23446",
  "23455",
  "23485",
  "23538",
]);

export function populationFlagOf(unit: UnitRow): string {
  if (unit.population === "") return "missing";
  if (lostZero.has(unit.code)) return "implausible";
  return unit.kind !== "special_zone" && Number(unit.population) < smallestCommune ? "implausible" : "";
}

const prefixes: Readonly<Record<string, string>> = {
  province: "Tỉnh",
  city: "Thành phố",
  commune: "Xã",
  ward: "Phường",
  special_zone: "Đặc khu",
};

export function fullNameOf(kind: string, name: string): string {
  return `${prefixes[kind] ?? kind} ${name}`;
}

const oldPrefix = /^(Tỉnh|Thành phố|Thị xã|Huyện|Thị trấn|Phường|Xã) /;

export function splitName(fullName: string): string {
  return fullName.replace(oldPrefix, "");
}

export function oldKind(code: string, fullName: string): string {
  if (code.length === 2) return "province";
  if (code.length === 3) return "district";
  if (fullName.startsWith("Phường ")) return "ward";
  return fullName.startsWith("Thị trấn ") ? "township" : "commune";
}

export const knownCodeNotes: string[][] = [
  [
    "06978",
    "Xã Ba Chẽ, Quảng Ninh: 06978 in the unit table, 06970 in the statistics office's conversion table. A file with 06970 means this unit.",
  ],
];
