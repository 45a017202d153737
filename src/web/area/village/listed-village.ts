import type { RowOf } from "#web/client.ts";
import { listVillages } from "#contract/area/village.ts";

export type Village = RowOf<typeof listVillages>;
