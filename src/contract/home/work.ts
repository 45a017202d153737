/** What waits for an officer, over all stages. */
import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { areaId, day, id, instant } from "#contract/values.ts";
import { postKinds } from "#programme/authority/post/post.ts";
import { workKinds } from "#programme/home/work.ts";
import { dueTimes } from "#programme/review/round/when-due.ts";

const waiting = z.object({
  kind: z.enum(workKinds),
  count: z.number().int(),
  roundId: id("round").nullable(),
  /** The only commune, village or record where it waits; null where there are several. */
  communeId: areaId.nullable(),
  villageId: areaId.nullable(),
  recordId: z.uuid().nullable(),
  dueOn: day.nullable(),
  when: z.enum(dueTimes),
  /** Since when the first of them has waited, where that is on record. */
  since: instant.nullable(),
});

export const readWork = declare({
  id: "home.readWork",
  method: "get",
  path: "/my-work",
  act: "home.readWork",
  summary:
    "What waits in all stages for an act that the officer may do, by its day (late, today, this week, later); and what waits in the same areas for others, with the posts that may do it",
  output: z.object({
    rows: z.array(waiting),
    others: z.array(waiting.extend({ posts: z.array(z.enum(postKinds)) })),
  }),
});
