/**
 * How likely a made-up household is to be poor or near-poor, so that the sums meet the published rates (docs/demo.md
 * says which is calibrated to what). A household's risk is the product of a people's and a district's; one factor a
 * region then brings the region's mean to its target.
 */
import type { DemoCommune, Region } from "./demo-commune.ts";

export type PovertyClass = "poor" | "near_poor" | "non_poor";
export type PovertyChance = { readonly poor: number; readonly nearPoor: number };

/** Shares of all households at the end of 2025. Former Kon Tum: the published end of 2023 (6.84 %, 4.39 %), carried two years on at the pace assumed in docs/demo.md. */
export const targets2025: Readonly<Record<Region, PovertyChance>> = {
  coast: { poor: 0.0209, nearPoor: 0.02 },
  highlands: { poor: 0.0684 * 0.7 ** 2, nearPoor: 0.0439 * 0.8 ** 2 },
};

/** Poverty of a minority household as a multiple of a Kinh household's in the same region. Ours: see docs/demo.md. */
const minorityRisk: Readonly<Record<Region, number>> = { coast: 9, highlands: 18 };

/** Codes of districts until 2025: those listed as poor districts (Decision 353/QD-TTg of 2022) stand above their neighbours. */
const districtRisk: Readonly<Record<string, number>> = {
  "525": 1.5,
  "529": 1,
  "530": 1.6,
  "531": 0.7,
  "535": 1,
  "536": 1.6,
  "610": 1.2,
  "613": 1.5,
  "617": 1.8,
  "618": 1.5,
};

/** No household is poor for certain. */
const ceiling = 0.6;

export type PovertyModel = (commune: DemoCommune, ethnicityCode: string) => PovertyChance;

export function povertyModel(communes: readonly DemoCommune[]): PovertyModel {
  const factors: Record<Region, PovertyChance> = {
    coast: factorOf(communes, "coast"),
    highlands: factorOf(communes, "highlands"),
  };
  return (commune, ethnicityCode) => {
    const risk = riskOf(commune, ethnicityCode);
    const factor = factors[commune.region];
    return {
      poor: Math.min(ceiling, factor.poor * risk),
      nearPoor: Math.min(1 - ceiling, factor.nearPoor * Math.sqrt(risk)),
    };
  };
}

function riskOf(commune: DemoCommune, ethnicityCode: string): number {
  return (ethnicityCode === "01" ? 1 : minorityRisk[commune.region]) * (districtRisk[commune.formerDistrict] ?? 1);
}

/** Near-poverty follows risk by its square root: it is spread more evenly than poverty. */
function factorOf(communes: readonly DemoCommune[], region: Region): PovertyChance {
  let households = 0;
  let risk = 0;
  let nearRisk = 0;
  for (const commune of communes) {
    if (commune.region !== region) continue;
    const minority = Object.values(commune.composition).reduce((sum, share) => sum + share, 0) / 100;
    const [kinh, other] = [riskOf(commune, "01"), riskOf(commune, "other")];
    households += commune.population;
    risk += commune.population * ((1 - minority) * kinh + minority * other);
    nearRisk += commune.population * ((1 - minority) * Math.sqrt(kinh) + minority * Math.sqrt(other));
  }
  const target = targets2025[region];
  return { poor: (target.poor * households) / risk, nearPoor: (target.nearPoor * households) / nearRisk };
}
