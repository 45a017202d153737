import { villageIdOf } from "#programme/area/village-changes.ts";
import type { NewVillage } from "./mapped-household.ts";
import {
  foldedVillage,
  isNoVillage,
  isSameVillage,
  shownVillage,
  unmarkedVillage,
  villageName,
} from "./village-name.ts";
import type { VillageName } from "./village-name.ts";

/** The areas that an import may name: those of its own area, in force, by id, official code or name. */
export type ImportPlace = {
  readonly areaId: string;
  readonly code: string;
  readonly name: string;
  readonly communeId: string | null;
};

export type ImportPlaces = {
  /** The commune of a household that names none: the area of the import, when that is a commune. */
  readonly communeId: string | undefined;
  /** By id or code; a commune also by its name, or by the code or name of the unit that it was formed of. */
  readonly find: (written: string) => ImportPlace | undefined;
  /** A village of the commune by its id or by its name. */
  readonly findVillage: (communeId: string, written: string) => ImportPlace | undefined;
  /** A village that is no more, and of which several came: anyone who lived there must say in which of them. */
  readonly wasSplit: (communeId: string, written: string) => boolean;
  /** A village that the commune does not have yet: one, however its rows write it. Undefined where the cell stands for none. */
  readonly newVillage: (communeId: string, written: string) => NewVillage | undefined;
};

/** A village that ended, as old files still name it, with the villages in force that came of it. */
export type EndedVillage = { readonly communeId: string; readonly name: string; readonly becameIds: readonly string[] };

/** A commune of before, as old files still name it, with the communes in force that it went into. */
export type EndedCommune = { readonly code: string; readonly name: string; readonly becameIds: readonly string[] };

export function importPlaces(
  areaId: string,
  places: readonly ImportPlace[],
  ended: { readonly villages?: readonly EndedVillage[]; readonly communes?: readonly EndedCommune[] } = {},
): ImportPlaces {
  const byId = new Map(places.map((place) => [place.areaId, place]));
  const byText = new Map(places.map((place) => [place.code, place]));
  for (const [id, place] of byId) byText.set(id, place);
  const villages = villagesByName(places, ended.villages ?? [], byId);
  const communes = communesByName(places, ended.communes ?? [], byId);
  const own = byText.get(areaId);
  const begun = new Map<string, { readonly name: VillageName; readonly village: NewVillage }[]>();
  return {
    communeId: own?.communeId === own?.areaId ? own?.areaId : undefined,
    // A spreadsheet takes the leading zeros of a code for nothing: five digits are a commune's.
    find: (written) => {
      const code = /^\d{1,4}$/.test(written) ? written.padStart(5, "0") : written;
      return byText.get(written) ?? byText.get(code) ?? communes.get(code) ?? communes.get(communeName(written));
    },
    ...villages,
    newVillage: (communeId, written) => {
      if (isNoVillage(written)) return undefined;
      const known = begun.get(communeId) ?? [];
      const name = villageName(written);
      const same = known.find((one) => isSameVillage(one.name, name));
      if (same !== undefined) return same.village;
      const shown = shownVillage(written);
      const village = { areaId: villageIdOf(communeId, shown), communeId, name: shown };
      begun.set(communeId, [...known, { name, village }]);
      return village;
    },
  };
}

type Named = { readonly name: VillageName; readonly place: ImportPlace };

function villagesByName(
  places: readonly ImportPlace[],
  ended: readonly EndedVillage[],
  byId: ReadonlyMap<string, ImportPlace>,
): Pick<ImportPlaces, "findVillage" | "wasSplit"> {
  const whole = new Map<string, ImportPlace>();
  const split = new Set<string>();
  const named = new Map<string, Named[]>();
  const unmarked = new Map<string, { whole: string; bare: string; place: ImportPlace }[]>();
  const add = (communeId: string, name: string, place: ImportPlace) => {
    const known = villageName(name);
    const plain = { whole: unmarkedVillage(name), bare: unmarkedVillage(known.bare), place };
    unmarked.set(communeId, [...(unmarked.get(communeId) ?? []), plain]);
    const key = `${communeId} ${known.bare}`;
    whole.set(`${communeId} ${foldedVillage(name)}`, place);
    named.set(key, [...(named.get(key) ?? []), { name: known, place }]);
  };
  for (const { communeId, name, becameIds } of ended) {
    const place = byId.get(becameIds[0] ?? "");
    if (becameIds.length === 1 && place !== undefined) add(communeId, name, place);
    else split.add(`${communeId} ${foldedVillage(name)}`);
  }
  for (const place of places) {
    if (place.communeId === null || place.communeId === place.areaId) continue;
    add(place.communeId, place.name, place);
    whole.set(`${place.communeId} ${foldedVillage(place.areaId)}`, place);
  }
  const findVillage: ImportPlaces["findVillage"] = (communeId, written) => {
    const found = whole.get(`${communeId} ${foldedVillage(written)}`);
    if (found !== undefined) return found;
    // "Thôn Làng Teng" and "Làng Teng" are one village, as long as only one is called so.
    const name = villageName(written);
    const alike = (named.get(`${communeId} ${name.bare}`) ?? []).filter((one) => isSameVillage(one.name, name));
    return onlyPlace(alike) ?? (alike.length === 0 ? withoutMarks(communeId, written) : undefined);
  };
  /** "thon go re" is "Thôn Gò Re", as long as only one is written so without marks; a name with other marks is another one. */
  const withoutMarks = (communeId: string, written: string): ImportPlace | undefined => {
    const plain = unmarkedVillage(written);
    if (plain !== foldedVillage(written)) return undefined;
    return onlyPlace((unmarked.get(communeId) ?? []).filter(({ whole: own, bare }) => own === plain || bare === plain));
  };
  return {
    findVillage,
    wasSplit: (communeId, written) => {
      const key = `${communeId} ${foldedVillage(written)}`;
      return split.has(key) && !whole.has(key);
    },
  };
}

/** The place that all of them are; undefined where there is none, or more than one. */
function onlyPlace(found: readonly { readonly place: ImportPlace }[]): ImportPlace | undefined {
  return new Set(found.map(({ place }) => place.areaId)).size === 1 ? found[0]?.place : undefined;
}

/** Communes in force by name, and by the name or code of what they were formed of; a name that several have means none of them. */
function communesByName(
  places: readonly ImportPlace[],
  ended: readonly EndedCommune[],
  byId: ReadonlyMap<string, ImportPlace>,
): ReadonlyMap<string, ImportPlace> {
  const communes = uniquely(
    places.flatMap((place) => (place.communeId === place.areaId ? [[communeName(place.name), place] as const] : [])),
  );
  const before = uniquely(
    ended.flatMap(({ code, name, becameIds }) => {
      const place = byId.get(becameIds[0] ?? "");
      if (becameIds.length !== 1 || place === undefined) return [];
      return [[communeName(name), place] as const, [code, place] as const];
    }),
  );
  return new Map([...before, ...communes]);
}

function uniquely(named: readonly (readonly [string, ImportPlace])[]): ReadonlyMap<string, ImportPlace> {
  const found = Map.groupBy(named, ([name]) => name);
  return new Map(
    [...found].flatMap(([name, all]) => {
      const [first] = all;
      const areSame = new Set(all.map(([, { areaId }]) => areaId)).size === 1;
      return areSame && first !== undefined ? [[name, first[1]] as const] : [];
    }),
  );
}

/** "Xã Ba Cung, huyện Ba Tơ", "TT Ba Tơ" and "BA TƠ" without their kind and what is behind. */
function communeName(written: string): string {
  return foldedVillage(written.replace(/\s*[,;(-]\s*(?:huyện|thị xã|thành phố|tp\.?|tỉnh)(?!\p{L}).*$/iu, "")).replace(
    /^(?:xã|x\.|phường|p\.|thị trấn|tt\.?|đặc khu)\s+(?=.)/u,
    "",
  );
}
