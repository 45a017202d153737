import type { RowOf } from "#web/client.ts";
import type { listVillages } from "#contract/area/village.ts";

export type Village = RowOf<typeof listVillages>;
