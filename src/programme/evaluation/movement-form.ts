/**
 * The yearly report of movements (diễn biến hộ nghèo, hộ cận nghèo: Circular 07/2021, docs/law.md L1.3-6): of each class of the list the
 * identity 9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8, for households and for their people, with what the other lines are made of.
 */
import type { ClassRole, ClassRoles } from "#programme/review/standard/class-role.ts";

/** Lines 1 to 9, in this order. */
export const formLines = [
  "start",
  "toOtherClass",
  "aboveList",
  "otherDecrease",
  "fromOtherClass",
  "relapsed",
  "newlyArisen",
  "otherIncrease",
  "end",
] as const;
export type FormLine = (typeof formLines)[number];

/** Why a household is gone from the list or came to it without having changed: by acts of the registry, or because a decision was withdrawn. */
export const otherCauses = ["moved", "split", "merged", "died", "double", "withdrawn", "members"] as const;
export type OtherCause = (typeof otherCauses)[number];

/** Households that moved alike between two days. "-": not there, by the registry or by the standard. People are counted as at the review. */
export type FormMove = {
  readonly before: string;
  readonly after: string;
  readonly how: "arrived" | "relapsed" | "new" | "taken_back" | null;
  /** Of those that came or went otherwise. */
  readonly cause: Exclude<OtherCause, "members" | "withdrawn"> | null;
  readonly households: number;
  readonly peopleBefore: number;
  readonly peopleAfter: number;
  /** Of households that grew, by how much; of those that shrank. */
  readonly gained: number;
  readonly lost: number;
};

export type Counted = { readonly households: number; readonly people: number };
export type FormOfClass = {
  readonly counts: Extract<ClassRole, "in_poverty" | "near_poverty">;
  readonly lines: Readonly<Record<FormLine, Counted>>;
  readonly decreases: Readonly<Partial<Record<OtherCause, Counted>>>;
  readonly increases: Readonly<Partial<Record<OtherCause, Counted>>>;
};

export const formClasses = ["in_poverty", "near_poverty"] as const;

export function movementForm(moves: readonly FormMove[], roles: ClassRoles): readonly FormOfClass[] {
  return formClasses.map((counts) => {
    const is = (code: string) => roles.get(code) === counts;
    const isOther = (code: string) => formClasses.some((one) => one !== counts && roles.get(code) === one);
    const isSplit = (move: FormMove) => move.cause === "split" && !is(move.before) && !isOther(move.before);
    const at = (fits: (move: FormMove) => boolean, of: "peopleBefore" | "peopleAfter"): Counted =>
      moves
        .filter(fits)
        .reduce((sum, move) => ({ households: sum.households + move.households, people: sum.people + move[of] }), {
          households: 0,
          people: 0,
        });
    const hasLeft = (move: FormMove) => is(move.before) && (move.after === "-" || move.how === "taken_back");
    const hasCome = (move: FormMove) => is(move.after) && (move.how === "arrived" || isSplit(move));
    const stays = (move: FormMove) => is(move.before) && is(move.after);
    const members = (of: "gained" | "lost"): Counted => ({
      households: 0,
      people: moves.filter(stays).reduce((sum, move) => sum + move[of], 0),
    });
    const causes = (fits: (move: FormMove) => boolean, of: "peopleBefore" | "peopleAfter", byMembers: Counted) => {
      const found: Partial<Record<OtherCause, Counted>> = {};
      for (const cause of otherCauses) {
        const counted = cause === "members" ? byMembers : at((move) => fits(move) && causeOf(move) === cause, of);
        if (counted.households > 0 || counted.people > 0) found[cause] = counted;
      }
      return found;
    };
    const decreases = causes(hasLeft, "peopleBefore", members("lost"));
    const increases = causes(hasCome, "peopleAfter", members("gained"));
    const joins = (how: FormMove["how"]) =>
      at((move) => is(move.after) && move.how === how && !isSplit(move), "peopleAfter");
    return {
      counts,
      lines: {
        start: at((move) => is(move.before), "peopleBefore"),
        toOtherClass: at((move) => is(move.before) && isOther(move.after), "peopleBefore"),
        aboveList: at(
          (move) => is(move.before) && !is(move.after) && !isOther(move.after) && !hasLeft(move),
          "peopleBefore",
        ),
        otherDecrease: sumOf(decreases),
        fromOtherClass: at((move) => isOther(move.before) && is(move.after), "peopleAfter"),
        relapsed: joins("relapsed"),
        newlyArisen: joins("new"),
        otherIncrease: sumOf(increases),
        end: at((move) => is(move.after), "peopleAfter"),
      },
      decreases,
      increases,
    };
  });
}

const causeOf = (move: FormMove): OtherCause => (move.how === "taken_back" ? "withdrawn" : (move.cause ?? "moved"));

function sumOf(causes: Readonly<Partial<Record<OtherCause, Counted>>>): Counted {
  return Object.values(causes).reduce(
    (sum, one) => ({ households: sum.households + one.households, people: sum.people + one.people }),
    { households: 0, people: 0 },
  );
}
