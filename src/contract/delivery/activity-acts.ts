/** An activity is opened, closed, and opened again; and what was done on it. */
import { z } from "zod";
import { day, id, instant } from "#contract/values.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, text } from "#contract/input.ts";
import { activityInFull } from "./activity.ts";

const ofActivity = z.object({ activityId: id("activity") });

export const openActivity = declare({
  id: "delivery.openActivity",
  method: "post",
  path: "/activities/{activityId}/opening",
  act: "delivery.openActivity",
  summary: "Open a drafted activity: from now on it takes supports",
  params: ofActivity,
  body: z.object({ openedOn: dayInput }),
  days: { openedOn: { notBefore: ["year"], notAfter: "today" } },
  output: activityInFull,
});
export const closeActivity = declare({
  id: "delivery.closeActivity",
  method: "post",
  path: "/activities/{activityId}/closing",
  act: "delivery.closeActivity",
  summary: "Close an activity, with the reason where supports of it are not finished",
  params: ofActivity,
  body: z.object({ closedOn: dayInput, reason: text(2000).optional() }),
  days: { closedOn: { notBefore: ["opening", "delivery"], notAfter: "today" } },
  output: activityInFull,
});
export const reopenActivity = declare({
  id: "delivery.reopenActivity",
  method: "post",
  path: "/activities/{activityId}/reopening",
  act: "delivery.reopenActivity",
  summary: "Open a closed activity again, with the reason",
  params: ofActivity,
  body: z.object({ reopenedOn: dayInput, reason: text(2000) }),
  days: { reopenedOn: { notBefore: ["closing"], notAfter: "today" } },
  output: activityInFull,
});
export const listActivityActs = declare({
  id: "delivery.listActivityActs",
  method: "get",
  path: "/activities/{activityId}/acts",
  act: "delivery.readSupports",
  summary: "What was done on an activity as a whole, in order, and which of its supports are not finished",
  params: ofActivity,
  output: z.object({
    acts: z.array(
      z.object({
        act: z.enum(["draft", "open", "close", "reopen", "edit", "share", "assign"]),
        doneOn: day.nullable(),
        reason: z.string().nullable(),
        doneAt: instant,
        officerName: z.string().nullable(),
        /** Of an assignment: to whom; null: the commune. */
        officeName: z.string().nullable(),
      }),
    ),
    unfinished: z.object({
      /** Proposed or checked, and not decided. */
      proposed: z.number().int(),
      /** Approved, with money committed, and not delivered. */
      undelivered: z.number().int(),
      /** Delivered, with money due, and not paid. */
      unpaid: z.number().int(),
    }),
  }),
});
