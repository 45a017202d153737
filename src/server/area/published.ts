/** What later stages may ask of areas. */
export { findCommune, listPlacesWithin } from "./area/area-tree-store.ts";
export { addVillages, listAreaNames, listEthnicities, loadAreaHistory } from "./area/areas-store.ts";
export { communesOf, idsOf } from "./area/communes-store.ts";
export { listEndedVillages } from "./village/villages-store.ts";
export { areasVersion } from "./area/load-areas-pack.ts";
export type { Residents } from "./village/residents.ts";
