import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import type { LocalDate } from "#kernel/local-date.ts";
import { DateText } from "#web/ui/DateText.tsx";
import classes from "./Story.module.css";

export type StoryEvent = {
  readonly key: string;
  readonly day: LocalDate;
  readonly what: ReactNode;
  /** Who, and on what authority: "Commune chair, Decision 12/QĐ-UBND". */
  readonly who?: string;
  readonly href?: string;
};

/** What happened, the earliest first, so that it reads as a story. */
export function Story({ events }: { readonly events: readonly StoryEvent[] }) {
  const inOrder = events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return (
    <ol className={classes.story}>
      {inOrder.map((event) => (
        <li key={event.key} className={classes.event}>
          <span className={classes.day}>
            <DateText day={event.day} />
          </span>
          <span>
            {event.href === undefined ? (
              event.what
            ) : (
              <Anchor inherit href={event.href}>
                {event.what}
              </Anchor>
            )}
            {event.who !== undefined && <span className={classes.who}>{event.who}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
