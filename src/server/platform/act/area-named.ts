/** The area of an act whose input names it. */
import type { Tx } from "#server/platform/database/database.ts";

type Naming = { readonly areaId: string };

export const areaOfBody = async (_tx: Tx, { body }: { readonly body: Naming }): Promise<string> => body.areaId;
export const areaOfParams = async (_tx: Tx, { params }: { readonly params: Naming }): Promise<string> => params.areaId;
export const areaOfQuery = async (_tx: Tx, { query }: { readonly query: Naming }): Promise<string> => query.areaId;
