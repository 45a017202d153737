import type { ListFlag, Outcome } from "./decide-outcome.ts";
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { isInPoverty, isListed } from "#programme/review/standard/class-role.ts";

export type ListChange = "enters" | "leaves";

type Decided = {
  readonly review: { readonly villageId: string | null; readonly class: string };
  readonly outcome: Outcome;
  readonly listFlag: ListFlag | null;
};

/** Who comes on the list by the decision, and who leaves it. Who stays on it does neither. */
export function changeOf({ outcome, listFlag }: Pick<Decided, "outcome" | "listFlag">): ListChange | undefined {
  if (outcome === "escaped") return "leaves";
  return outcome === "recognised" && listFlag !== "stays" ? "enters" : undefined;
}

/** The list as its answer counts it: nobody escapes by an opening list. */
export function countOutcomes(list: readonly Pick<Decided, "outcome">[], isOpening: boolean) {
  const count = (outcome: Outcome) => list.filter((one) => one.outcome === outcome).length;
  return {
    recognised: count("recognised"),
    escaped: isOpening ? null : count("escaped"),
    refused: count("refused"),
  };
}

export type VillageCounts = ReturnType<typeof countOutcomes> & {
  readonly villageId: string | null;
  readonly inPoverty: number;
  readonly nearPoverty: number;
  /** Null where lists are not compared: on an opening list, and in a check of the average living standard, which is of no list. */
  readonly newlyListed: number | null;
};

export function countByVillage(
  list: readonly Decided[],
  isOpening: boolean,
  classes: ClassRoles,
  kind: "annual" | "regular" | "average_living",
): readonly VillageCounts[] {
  return [...Map.groupBy(list, ({ review }) => review.villageId)].map(([villageId, own]) => {
    const listed = own.filter(({ outcome, review }) => outcome === "recognised" && isListed(classes, review.class));
    const inPoverty = listed.filter(({ review }) => isInPoverty(classes, review.class)).length;
    const isNew = ({ listFlag }: Decided) => listFlag === "new" || listFlag === "relapsed";
    return {
      villageId,
      inPoverty,
      nearPoverty: listed.length - inPoverty,
      ...countOutcomes(own, isOpening),
      newlyListed: isOpening || kind === "average_living" ? null : listed.filter(isNew).length,
    };
  });
}
