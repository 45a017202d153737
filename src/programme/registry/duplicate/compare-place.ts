/** Where somebody is recorded: the same village tells more than the same commune. */
import { codeValues, type Column } from "./column.ts";

export type Place = { readonly communeId: string | undefined; readonly villageId: string | undefined };

export const placeLevels = ["missing", "differs", "same commune", "same village"] as const;

/** @param households rows of one household say nothing by their place: they are there together. */
export function placeColumn(name: string, rows: readonly Place[], households: Int32Array): Column {
  const communes = codeValues(rows.map(({ communeId }) => communeId)).codes;
  const villages = codeValues(rows.map(({ villageId }) => villageId)).codes;
  return {
    name,
    levels: placeLevels,
    compare: (left, right) => {
      const household = households[left] ?? -1;
      if (household >= 0 && household === households[right]) return 0;
      const village = villages[left] ?? -1;
      if (village >= 0 && village === villages[right]) return 3;
      const [a, b] = [communes[left] ?? -1, communes[right] ?? -1];
      return a < 0 || b < 0 ? 0 : a === b ? 2 : 1;
    },
  };
}
