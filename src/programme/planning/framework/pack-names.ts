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

export function namesOfStandard(pack: Pick<StandardPack, "indicators" | "classes">) {
  return { needs: shortest(pack.indicators), classes: shortest(pack.classes) };
}

/** The questions of a form by the field that they ask. */
export function namesOfForm(form: Form): Names {
  const fields = [...form.household.flatMap((section) => section.fields), ...form.member];
  return Object.fromEntries(fields.map(({ field, label }) => [field, label]));
}
