import { localDate } from "#kernel/local-date.ts";

/** Made up for the page of primitives; the communes are real, the figures are not. */
export const today = localDate("2026-09-07");

export type SampleHousehold = {
  readonly key: string;
  readonly head: string;
  readonly village: string;
  readonly members: number;
  readonly class: "poor" | "near";
  readonly income: bigint;
};

export const households: readonly SampleHousehold[] = [
  { key: "1", head: "Phạm Văn Rin", village: "Làng Teng", members: 5, class: "poor", income: 1_180_000n },
  { key: "2", head: "Đinh Thị Hạnh", village: "Gò Rét", members: 3, class: "poor", income: 940_000n },
  { key: "3", head: "Hồ Văn Xây", village: "Làng Mâm", members: 7, class: "near", income: 1_620_000n },
  { key: "4", head: "Y Blưn", village: "Nước Tiên", members: 4, class: "poor", income: 1_050_000n },
  { key: "5", head: "Nguyễn Thị Lệ Thuỷ", village: "Đồng Chùa", members: 2, class: "near", income: 1_710_000n },
];

/** Shares of poor households, made up, at places that are roughly right. */
export const communes = [
  { areaId: "a", name: "Ba Tơ", centre: { lon: 108.74, lat: 14.76 }, share: 0.21 },
  { areaId: "b", name: "Ba Vinh", centre: { lon: 108.66, lat: 14.86 }, share: 0.31 },
  { areaId: "c", name: "Minh Long", centre: { lon: 108.7, lat: 14.93 }, share: 0.12 },
  { areaId: "d", name: "Sơn Hà", centre: { lon: 108.48, lat: 15.04 }, share: 0.17 },
  { areaId: "e", name: "Sơn Tây", centre: { lon: 108.36, lat: 15.02 }, share: 0.38 },
  { areaId: "f", name: "Trà Bồng", centre: { lon: 108.52, lat: 15.25 }, share: 0.14 },
  { areaId: "g", name: "Tây Trà", centre: { lon: 108.38, lat: 15.17 }, share: 0.42 },
  { areaId: "h", name: "Mộ Đức", centre: { lon: 108.89, lat: 14.95 }, share: 0.03 },
  { areaId: "i", name: "Đức Phổ", centre: { lon: 108.96, lat: 14.81 }, share: 0.02 },
  { areaId: "j", name: "Nghĩa Hành", centre: { lon: 108.78, lat: 15.02 }, share: undefined },
] as const;
