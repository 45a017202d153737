/**
 * Where somebody is recorded: commune, village, and the address in words. One field, since they say the same thing more and more
 * exactly: an address that everybody of a hamlet has says no more than the hamlet does.
 */
import { compareAddresses, type AddressData } from "#programme/registry/duplicate/address/code-addresses.ts";
import { codeValues, type Codes, type Column } from "./column.ts";
import { rememberPairs } from "./remember-pairs.ts";

export type Place = { readonly communeId: string | undefined; readonly villageId: string | undefined };
export type CodedPlaces = { readonly communes: Codes; readonly villages: Codes };

export const placeLevels = [
  "missing",
  "differs",
  "same commune",
  "same village",
  "address partly in common",
  "address mostly in common",
  "same address",
] as const;
const [sameCommune, sameVillage, partly, mostly, sameAddress] = [2, 3, 4, 5, 6];

// How much of both addresses is the same, by what it says (see `likeness`). One with an error or with a part left out stays above two
// thirds; two that have only a street or a hamlet in common stay below a third.
const [halfShared, mostShared] = [0.35, 0.65];

export function codePlaces(rows: readonly Place[]): CodedPlaces {
  const { values: _, ...communes } = codeValues(rows.map(({ communeId }) => communeId));
  const { values: __, ...villages } = codeValues(rows.map(({ villageId }) => villageId));
  return { communes, villages };
}

/** @param households rows of one household say nothing by their place: they are there together. */
export function placeColumn(
  name: string,
  { communes, villages }: CodedPlaces,
  addresses: AddressData,
  households: Int32Array,
): Column {
  const { likeness, rarestShared, share, rarestOf } = compareAddresses(addresses);
  const alike = rememberPairs((a, b) => {
    const found = likeness(a, b);
    return found >= mostShared ? mostly : found >= halfShared ? partly : 0;
  });
  const shareAt = (one: number, other: number, level: number) =>
    level === sameAddress ? share(one) : rarestShared(one, other);
  // An address that fits to more people than the village or commune that is known anyway ("Tổ 3") adds nothing to it.
  const shareIn = ({ counts, known }: Codes, code: number) => (code < 0 ? 1 : (counts[code] ?? 0) / known);
  return {
    name,
    levels: placeLevels,
    isOfHousehold: true,
    compare: (left, right) => {
      const household = households[left] ?? -1;
      if (household >= 0 && household === households[right]) return 0;
      const a = communes.codes[left] ?? -1;
      const b = communes.codes[right] ?? -1;
      const village = villages.codes[left] ?? -1;
      const isOneVillage = village >= 0 && village === villages.codes[right];
      const one = addresses.codes[left] ?? -1;
      const other = addresses.codes[right] ?? -1;
      if (one >= 0 && other >= 0) {
        const level = one === other ? sameAddress : alike(one, other);
        if (level > 0) {
          const known = isOneVillage
            ? shareIn(villages, village)
            : Math.min(shareIn(communes, a), shareIn(communes, b));
          if (shareAt(one, other, level) < known) return level;
        }
      }
      if (isOneVillage) return sameVillage;
      return a < 0 || b < 0 ? 0 : a === b ? sameCommune : 1;
    },
    frequency: {
      from: partly,
      exact: sameAddress,
      isNearlyAtLeast: true,
      share: (left, right, level) => shareAt(addresses.codes[left] ?? -1, addresses.codes[right] ?? -1, level),
      least: {
        codes: addresses.codes,
        count: addresses.counts.length,
        share: (code, level) => (level === sameAddress ? Math.min(share(code), rarestOf(code)) : rarestOf(code)),
      },
    },
  };
}
