/** What happened to a household beyond the registry itself: each stage says its own part, and the file puts them in order. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";

export const storyKinds = ["review", "need", "support", "payment", "livelihood", "course", "job", "referral"] as const;
export type StoryKind = (typeof storyKinds)[number];

/** What each kind of event can say; packs/locales/LANGUAGE/evaluation/household-file.json and packs/prints/household-file.yaml name each. */
export const storyEvents = {
  review: ["surveyed", "recognised", "escaped", "refused", "withdrawn"],
  need: ["lacks"],
  support: [
    "propose",
    "check",
    "approve",
    "commit",
    "refuse",
    "deliver",
    "pay",
    "verify",
    "returnMoney",
    "giveBack",
    "undo",
    "correct",
  ],
  payment: ["paid", "returned"],
  livelihood: ["joined", "received", "handedOn", "repaid", "ended"],
  course: ["registered", "withdrew", "certified", "notCertified"],
  job: ["seeks", "placed", "followed_yes", "followed_no", "followed_unknown"],
  referral: ["send", "accept", "complete", "refuse", "passOn", "direct", "withdraw"],
} as const satisfies Record<StoryKind, readonly string[]>;
export type StoryWhat = (typeof storyEvents)[StoryKind][number];
export const storyWhats = [...new Set(Object.values(storyEvents).flat())] as [StoryWhat, ...StoryWhat[]];

export type StoryEvent = {
  readonly kind: StoryKind;
  readonly what: StoryWhat;
  readonly on: LocalDate;
  /** The activity, course, employer or office. */
  readonly title: string | null;
  /** Of whom of the household it was. */
  readonly personName: string | null;
  /** A class, or the indicators that the household lacks. */
  readonly codes: readonly string[];
  /** Income a head, support, payment, value, wage. */
  readonly amount: Money | null;
  /** Reason, number of a decision, answer. */
  readonly note: string | null;
  /** The support, referral, course or group that it opens. */
  readonly recordId: string | null;
};

/** In the order of the days; on one day as the stages follow each other. */
export function inOrderOfDays(events: readonly StoryEvent[]): readonly StoryEvent[] {
  return events.toSorted((a, b) =>
    a.on === b.on ? storyKinds.indexOf(a.kind) - storyKinds.indexOf(b.kind) : a.on < b.on ? -1 : 1,
  );
}
