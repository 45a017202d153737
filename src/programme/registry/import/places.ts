/** The areas that an import may name: those of its own area, in force, by id or official code. */
export type ImportPlace = {
  readonly areaId: string;
  readonly code: string;
  readonly name: string;
  readonly communeId: string | null;
};

export type ImportPlaces = {
  /** The commune of a household that names none: the area of the import, when that is a commune. */
  readonly communeId: string | undefined;
  readonly find: (written: string) => ImportPlace | undefined;
  /** A village of the commune by its id or by its name. */
  readonly findVillage: (communeId: string, written: string) => ImportPlace | undefined;
  /** A village that is no more, and of which several came: anyone who lived there must say in which of them. */
  readonly wasSplit: (communeId: string, written: string) => boolean;
};

/** A village that ended, as old files still name it, with the villages in force that came of it. */
export type EndedVillage = { readonly communeId: string; readonly name: string; readonly becameIds: readonly string[] };

export function importPlaces(
  areaId: string,
  places: readonly ImportPlace[],
  ended: readonly EndedVillage[] = [],
): ImportPlaces {
  const byText = new Map<string, ImportPlace>();
  const villages = new Map<string, ImportPlace>();
  const split = new Set<string>();
  const byId = new Map(places.map((place) => [place.areaId, place]));
  for (const { communeId, name, becameIds } of ended) {
    const [became] = becameIds;
    const place = byId.get(became ?? "");
    if (becameIds.length === 1 && place !== undefined) villages.set(`${communeId} ${folded(name)}`, place);
    else split.add(`${communeId} ${folded(name)}`);
  }
  for (const place of places) {
    byText.set(place.code, place);
    if (place.communeId !== null && place.communeId !== place.areaId) {
      villages.set(`${place.communeId} ${folded(place.name)}`, place);
      villages.set(`${place.communeId} ${folded(place.areaId)}`, place);
    }
  }
  for (const place of places) byText.set(place.areaId, place);
  const bare = bareNames(villages);
  const own = byText.get(areaId);
  return {
    communeId: own?.communeId === own?.areaId ? own?.areaId : undefined,
    // A spreadsheet takes the leading zeros of a code for nothing: five digits are a commune's.
    find: (written) =>
      byText.get(written) ?? (/^\d{1,4}$/.test(written) ? byText.get(written.padStart(5, "0")) : undefined),
    findVillage: (communeId, written) =>
      villages.get(`${communeId} ${folded(written)}`) ?? bare.get(`${communeId} ${withoutKind(folded(written))}`),
    wasSplit: (communeId, written) => {
      const key = `${communeId} ${folded(written)}`;
      return split.has(key) && !villages.has(key);
    },
  };
}

/** "Thôn Làng Teng" and "Làng Teng" are one village, as long as only one is called so. */
function bareNames(villages: ReadonlyMap<string, ImportPlace>): ReadonlyMap<string, ImportPlace> {
  const bare = new Map<string, ImportPlace>();
  const several = new Set<string>();
  for (const [key, place] of villages) {
    const at = key.indexOf(" ") + 1;
    const name = `${key.slice(0, at)}${withoutKind(key.slice(at))}`;
    if (bare.has(name) && bare.get(name)?.areaId !== place.areaId) several.add(name);
    bare.set(name, place);
  }
  for (const name of several) bare.delete(name);
  return bare;
}

function withoutKind(name: string): string {
  return name.replace(/^(?:thôn|tổ dân phố|tdp|khu phố|khối phố)\.? (?=.)/, "");
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
