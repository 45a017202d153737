/** A delivery that was recorded by mistake, or otherwise than it was: undone or corrected, with the reason, before its money is in a batch. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { supportState } from "#contract/delivery/support.ts";
import { dayInput, moneyInput, text } from "#contract/input.ts";
import { day, id, money } from "#contract/values.ts";

const params = z.object({ householdId: id("household"), supportId: id("support") });

export const undoDelivery = declare({
  id: "delivery.undoDelivery",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/delivery-undoing",
  act: "delivery.correctDelivery",
  summary: "Undo a delivery that did not take place: the support is approved again and waits for its delivery",
  params,
  body: z.object({ reason: text(500, 3) }),
  output: z.object({ state: supportState }),
});

export const correctDelivery = declare({
  id: "delivery.correctDelivery",
  method: "post",
  path: "/households/{householdId}/supports/{supportId}/delivery-correction",
  act: "delivery.correctDelivery",
  summary:
    "Correct the day or the amount of a delivery; what was committed and not delivered goes back to the fund line",
  params,
  body: z.object({
    deliveredOn: dayInput.optional(),
    /** At most what was approved. */
    amount: moneyInput.optional(),
    note: text(500, 0).optional(),
    reason: text(500, 3),
  }),
  days: { deliveredOn: { notBefore: ["approval"], notAfter: "today" } },
  output: z.object({ state: supportState, deliveredOn: day.nullable(), amount: money, givenBack: money }),
});
