/** What the reviewer of the demo wrote down: conditions as answers of form B of the standard 2022-2026. */
import type { Answers } from "#programme/review/standard/facts.ts";
import type { DemoHousehold, DemoReview } from "./make-household.ts";

export function answersOf({ people }: DemoHousehold, { conditions }: DemoReview): Answers {
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    household: {
      wallDurable: conditions.isWallDurable,
      frameDurable: conditions.isFrameDurable,
      roofDurable: conditions.isRoofDurable,
      // Rounded up to the hundredth, so that a made-up house is never smaller than it was drawn.
      floorArea: Math.ceil(conditions.floorArea * 100),
      water: conditions.water,
      toilet: conditions.toilet,
      usesInternet: conditions.usesInternet,
      deviceCount: conditions.devices.length,
      primarySector: false,
    },
    members: conditions.members.map((member) => {
      const person = byId.get(member.personId);
      return {
        personId: member.personId,
        birthDate: person?.birth?.date ?? null,
        birthPrecision: person?.birth?.precision ?? null,
        sex: person?.sex ?? null,
        insured: member.isInsured,
        attends: member.attends ?? "none",
        finished: member.finished ?? "none",
        trainedOnTheJob: false,
        work: member.work,
        drawsAllowance: member.drawsAllowance,
        disabled: person?.disability !== undefined,
        stunted: member.isStunted,
        underweight: member.isUnderweight,
      };
    }),
    incomePerPerson: Number(conditions.incomePerPerson),
  };
}
