/** Holds the days of a request to the windows that its endpoint declares: after the lock, before the body. */
import { isWrite } from "#contract/endpoint.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { groundsAskedFor, refuseDays } from "#contract/day-window.ts";
import type { DayGround } from "#contract/day-window.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { ActContext } from "./act.ts";

type Looking = Pick<ActContext, "tx" | "server">;

/** The days on which acts of a record rest, each read under the lock when a window asks for it; null where there is nothing yet. */
export type DaysOf<Asked> = {
  readonly [Ground in DayGround]?: (context: Looking, asked: Asked) => Promise<LocalDate | null>;
};

/** The same days, of a record that is found by a part of what is asked. */
export function daysBy<Key, Asked>(days: DaysOf<Key> | undefined, keyOf: (asked: Asked) => Key): DaysOf<Asked> {
  const entries = Object.entries(days ?? {}).map(
    ([ground, dayOf]) => [ground, async (context: Looking, asked: Asked) => dayOf(context, keyOf(asked))] as const,
  );
  return Object.fromEntries(entries);
}

/** The first day outside its window. A window that rests on what the record does not know is a fault. */
export async function refuseDaysOf<Asked extends { readonly query: unknown; readonly body: unknown }>(
  endpoint: AnyEndpoint,
  days: DaysOf<Asked> | undefined,
  context: Looking & Pick<ActContext, "today">,
  asked: Asked,
): Promise<Refusal | undefined> {
  const { id, days: windows } = endpoint;
  if (windows === undefined) return undefined;
  const grounds = new Map<DayGround, LocalDate | null>();
  for (const ground of groundsAskedFor(windows)) {
    const dayOf = days?.[ground];
    if (dayOf === undefined) throw new Error(`${id} rests on the day of a ${ground}, which its record does not know`);
    grounds.set(ground, await dayOf(context, asked));
  }
  const sent = isWrite(endpoint) ? asked.body : { ...Object(asked.query), ...Object(asked.body) };
  return refuseDays(windows, sent, { today: context.today, grounds });
}
