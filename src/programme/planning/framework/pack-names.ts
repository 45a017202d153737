/** What packs name by a code, one way for all of them: a name, and where it is shorter what tables and lists say. */
import type { StandardPack, Texts } from "#programme/review/standard/standard-pack.ts";
import type { Form } from "#programme/review/survey/form.ts";
import type { ProgrammePack } from "./programme-pack.ts";

type Named = { readonly code: string; readonly name: Texts; readonly short?: Texts | undefined };
export type Names = Readonly<Record<string, Texts>>;

const shortest = (all: readonly Named[]): Names =>
  Object.fromEntries(all.map(({ code, name, short }) => [code, short ?? name]));

type NamedByProgramme = {
  readonly [List in "activityKinds" | "indicators" | "fundSources"]: readonly Named[];
};

export function namesOfProgramme(pack: ProgrammePack | NamedByProgramme) {
  return {
    kinds: shortest(pack.activityKinds),
    indicators: shortest(pack.indicators),
    sources: shortest(pack.fundSources),
  };
}

/** What is produced, and what threatens it. */
export function produceOfProgramme(pack: Pick<ProgrammePack, "products" | "hazards">) {
  return { products: shortest(pack.products ?? []), hazards: shortest(pack.hazards ?? []) };
}

/** The own fields of kinds of activities. A code that several kinds use is named by the first. */
export function fieldsOfProgramme({ activityKinds }: Pick<ProgrammePack, "activityKinds">): Names {
  return shortest(activityKinds.flatMap(({ fields }) => fields ?? []).toReversed());
}

/** The units of kinds and indicators by each of their names: a plan keeps the word in which it was written, and each reader reads it in the own language. */
export function unitsOfProgramme(pack: Pick<ProgrammePack, "activityKinds" | "indicators" | "products">): Names {
  const products = (pack.products ?? []).flatMap(({ unit, size }) => [unit, size]);
  const units = [...[...pack.activityKinds, ...pack.indicators].map(({ unit }) => unit), ...products];
  return Object.fromEntries(units.flatMap((unit) => [unit.id, unit.en, unit.vi].map((name) => [name, unit] as const)));
}

export function namesOfStandard(pack: Pick<StandardPack, "indicators" | "classes">) {
  return { needs: shortest(pack.indicators), classes: shortest(pack.classes) };
}

/** The questions of a form by the field that they ask. */
export function namesOfForm(form: Form): Names {
  const fields = [...form.household.flatMap((section) => section.fields), ...form.member];
  return Object.fromEntries(fields.map(({ field, label }) => [field, label]));
}
