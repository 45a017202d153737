import { sql } from "kysely";
import type { Database, Tx } from "./database.ts";

/** The area above all others of this installation: its country, as the areas pack names it. What is of no single area is its. */
export async function rootArea(tx: Tx | Database): Promise<string> {
  const found = await sql<{ areaId: string | null }>`select registry.root_area() as "areaId"`.execute(tx);
  const areaId = found.rows[0]?.areaId;
  if (areaId === undefined || areaId === null) throw new Error("no areas are loaded");
  return areaId;
}
