/** Who carries an activity out: the commune, a department of the province, or an assigned unit. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { text } from "#contract/input.ts";
import { id } from "#contract/values.ts";
import { activityInFull } from "./activity.ts";

export const assignActivity = declare({
  id: "delivery.assignActivity",
  method: "post",
  path: "/activities/{activityId}/assignment",
  act: "delivery.assignActivity",
  summary:
    "Hand a drafted or open activity to a department or an assigned unit, or back to the commune, with the reason once it is open",
  params: z.object({ activityId: id("activity") }),
  body: z.object({
    /** Null: the commune carries it out itself. */
    officeId: id("office").nullable(),
    reason: text(2000).optional(),
  }),
  output: activityInFull,
});
