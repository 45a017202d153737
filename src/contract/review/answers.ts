import { z } from "zod";
import { exactText, figureInput, freeKey, text } from "#contract/input.ts";

/** Answers of form B as they travel and are stored. Which fields there are is the standard's pack's own matter. */
const scalar = z.union([z.boolean(), figureInput, text(2000, 0), z.null()]);

/** A source of income over twelve months; without months the amount is that of the year. */
export const incomeLine = z.object({
  source: text(60),
  months: z.int().min(1).max(12).nullable(),
  amount: z.int().min(0).max(1_000_000_000_000),
  cost: z.int().min(0).max(1_000_000_000_000),
});

export const answersShape = z.object({
  household: z.record(freeKey(100), scalar),
  members: z.array(z.object({ personId: z.uuid() }).catchall(scalar)).max(60),
  // Between which limits an income is, the form says.
  incomePerPerson: z.int().min(-1_000_000_000_000).max(1_000_000_000_000).exactOptional(),
  incomeDetail: z.array(incomeLine).min(1).max(40).exactOptional(),
  confirmed: z
    .object({
      reviewId: z.uuid(),
      household: z.array(text(100, 0)).max(200),
      members: z.array(z.object({ personId: z.uuid(), fields: z.array(text(100, 0)).max(200) })).max(60),
    })
    .exactOptional(),
  points: z.record(freeKey(100), exactText(200, 0)).exactOptional(),
});
