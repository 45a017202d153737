import type { z } from "zod";
import type { texts } from "#contract/values.ts";
import type { Words } from "#server/platform/print/words.ts";

type Source = string | z.output<typeof texts>;

/** The number of a text of law: "24/2021/QĐ-TTg". */
const numbersIn = (text: string) => text.match(/\d+\/\d{4}\/[\p{L}\d-]+/gu) ?? [];

/** What a decision rests on: the laws that the prints name, the sources of the standard, and what the chair named besides. */
export function basesOfDecision(words: Words, named: string, sources: readonly Source[]): readonly string[] {
  const ofPack = [
    ...words.list("decision", "bases"),
    ...sources.flatMap((one) =>
      (typeof one === "string" ? one : one[words.language]).split(";").map((text) => text.trim()),
    ),
  ];
  const known = new Set<string>(ofPack.flatMap(numbersIn));
  const others = named
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "" && !(numbersIn(one).length > 0 && numbersIn(one).every((number) => known.has(number))));
  return [...ofPack, ...others];
}
