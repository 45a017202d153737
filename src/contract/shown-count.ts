/** Counts as the reader may see them: exact, or "suppressed", which is neither zero nor unknown (docs/decisions/0015-suppression.md). */
import { z } from "zod";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { money } from "./values.ts";

export const shownCount = z.union([z.number().int(), z.literal(suppressed)]).meta({
  description: 'A count, or "suppressed" where it could point at people and the reader may not read them by name',
});
/** What is computed of counts. Null: there is nothing to compute it of. */
export const shownFigure = z.union([z.number(), z.literal(suppressed)]).nullable();
/** Money that would tell a count is suppressed with it. */
export const shownMoney = z.union([money, z.literal(suppressed)]);
