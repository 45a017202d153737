/** The first reader of the outbox: tells officers of acts that concern them, as the stages declare it (published.ts). */
import { isDemo } from "#server/authority/authority-store.ts";
import type { Id } from "#kernel/id.ts";
import type { Notice } from "#server/authority/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Consumer, OutboxRow } from "#server/platform/outbox/consumer.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { addNotifications, listRecipients } from "./notifications-store.ts";

export function notifyOfficers(notices: readonly Notice[]): Consumer {
  return {
    name: "authority.notifyOfficers",
    acts: new Set(notices.map(({ act }) => act)),
    take: async ({ server, tx }, row) => {
      const informed = new Map<Id<"officer">, string>();
      for (const notice of notices) {
        if (notice.act !== row.act || notice.when?.(row.facts) === false) continue;
        // Who is informed by two notices of one act is informed by the first.
        for (const officerId of await recipientsOf(server, tx, row, notice))
          if (!informed.has(officerId)) informed.set(officerId, notice.text);
      }
      const rows = [...informed].map(([officerId, text]) => ({
        notificationId: server.newId<"notification">(),
        officerId,
        text,
      }));
      if (rows.length === 0) return;
      const readAt = (await wasPlayed(server, tx, row)) ? row.at : null;
      await addNotifications(tx, row, rows, readAt);
    },
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** The demo plays years of acts on days of their own: that is history, which waits for nobody's attention. */
async function wasPlayed({ now }: ServerContext, tx: Tx, { at }: OutboxRow): Promise<boolean> {
  const isOfToday = Math.abs(Date.parse(now()) - Date.parse(at)) < dayMs;
  return !isOfToday && (await isDemo(tx));
}

async function recipientsOf(
  server: ServerContext,
  tx: Tx,
  row: OutboxRow,
  { to }: Notice,
): Promise<readonly Id<"officer">[]> {
  return to === "who asked" ? [row.officerId] : listRecipients(tx, row, to, server.timeZone);
}
