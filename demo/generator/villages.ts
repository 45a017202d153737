/** Made-up villages. Their numbers are about the real ones, their names are put together from common words. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Area } from "#programme/area/area.ts";
import type { DemoCommune } from "./demo-commune.ts";
import type { Random } from "./random.ts";

/** A village has about 340 households at full size (some 1,600 villages in the province). */
const peoplePerVillage = 1300;

export function villagesOf(commune: DemoCommune, random: Random, validFrom: LocalDate): readonly Area[] {
  const wanted = Math.round(commune.population / peoplePerVillage);
  const count = Math.max(1, Math.min(Math.max(3, wanted), 45, commune.households));
  const names = villageNames(commune, random, count);
  return names.map((fullName, position) => {
    const id = `${commune.area.code}-${String(position + 1).padStart(2, "0")}`;
    return {
      id,
      code: id,
      kind: "village",
      name: fullName.replace(/^(Thôn|Làng|Tổ dân phố) /, ""),
      fullName,
      parentId: commune.area.id,
      areaKm2: undefined,
      population: undefined,
      populationFlag: undefined,
      centre: spread(commune.area, random),
      validFrom,
      validTo: undefined,
      areaType: commune.area.areaType,
      scoreAreaGroup: commune.area.scoreAreaGroup,
      assumptions: commune.area.assumptions,
    };
  });
}

const listed = (text: string): readonly string[] => text.split(", ");

const firstSyllables = listed(
  "An, Bình, Châu, Đông, Hoà, Hội, Long, Mỹ, Nam, Phú, Phước, Tân, Tây, Thạnh, Thọ, Trung, Vạn, Xuân",
);
const lastSyllables = listed(
  "An, Bắc, Điền, Định, Đức, Hoà, Hưng, Khương, Lộc, Mỹ, Nghĩa, Phong, Quang, Sơn, Thành, Thịnh, Thuận, Trường, Vinh",
);
const foothillNames = listed(
  "Gò Re, Gò Tranh, Gò Dép, Làng Rin, Làng Trăng, Làng Giấy, Mang Rễ, Mang Krá, Nước Lác, Nước Trinh, Nước Vương, " +
    "Suối Đá, Suối Cát, Tà Noát, Tà Bần, Huy Duông, Ra Pân, Ka Xim, Vả Chò, Bãi Ri",
);
const highlandFirst = listed("Kon, Plei, Đăk, Măng, Tu, Ngọk");
const highlandLast = listed(
  "Blo, Chôn, Drei, Gơng, Hia, Jri, Klang, Long, Mơ, Ngo, Pia, Rơ Bang, Sơ Lal, Tiêu, Tu, Xơm, Yop",
);

function villageNames(commune: DemoCommune, random: Random, count: number): readonly string[] {
  if (commune.area.areaType === "urban")
    return Array.from({ length: count }, (_, position) => `Tổ dân phố ${position + 1}`);
  const minority = Object.values(commune.composition).reduce((sum, share) => sum + share, 0);
  const names = new Set<string>();
  for (let turn = 0; names.size < count; turn += 1) {
    if (turn > count * 20) names.add(`Thôn ${names.size + 1}`);
    else names.add(villageName(random, commune, random.unit() * 100 < minority));
  }
  return [...names];
}

function villageName(random: Random, commune: DemoCommune, minority: boolean): string {
  if (minority && commune.region === "highlands") {
    return `${random.chance(0.4) ? "Làng" : "Thôn"} ${random.pick(highlandFirst)} ${random.pick(highlandLast)}`;
  }
  if (minority) return `Thôn ${random.pick(foothillNames)}`;
  return random.chance(0.25)
    ? `Thôn ${random.between(1, 12)}`
    : `Thôn ${random.pick(firstSyllables)} ${random.pick(lastSyllables)}`;
}

/** Somewhere in a disc of two thirds of the commune's area round its centre: a place on the map, not a real one. */
function spread(area: Area, random: Random): Area["centre"] {
  if (area.centre === undefined) return undefined;
  const radius = Math.sqrt(((area.areaKm2 ?? 10) * 0.66) / Math.PI) * Math.sqrt(random.unit());
  const angle = random.unit() * 2 * Math.PI;
  const kmPerDegree = 111.2;
  const lat = area.centre.lat + (radius * Math.sin(angle)) / kmPerDegree;
  const lon =
    area.centre.lon + (radius * Math.cos(angle)) / (kmPerDegree * Math.cos((area.centre.lat * Math.PI) / 180));
  return { lon: Math.round(lon * 10_000) / 10_000, lat: Math.round(lat * 10_000) / 10_000 };
}
