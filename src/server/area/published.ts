/** What later stages may ask of areas. */
import { sql } from "kysely";

export { communeOfVillage, communeOfVillageInForce, findFullName, findKind } from "./area/area-facts-store.ts";
export { findCommune, listEndedCommunes, listPlacesWithin } from "./area/area-tree-store.ts";
export { addVillages, listAreaNames, listEthnicities, loadAreaHistory } from "./area/areas-store.ts";
export { communesOf, idsOf, pointsOf } from "./area/communes-store.ts";
export { listEndedVillages } from "./village/villages-store.ts";
export { areasVersion } from "./area/load-areas-pack.ts";
export type { Residents } from "./village/residents.ts";

/** An area and all below it, for conditions: area_id in ${withinArea(areaId)}. */
export const withinArea = (areaId: string | null) =>
  sql`(select descendant_id from registry.area_closure where ancestor_id = ${areaId})`;
