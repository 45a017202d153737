import { formPack } from "#contract/review/form-pack.ts";
import type { Form } from "#programme/review/survey/form.ts";
import { checkForm } from "#programme/review/survey/form.ts";
import { countryPackNames, PackInvalid, readPackFile } from "#server/platform/pack-files.ts";
import { readStandards } from "./load-standards.ts";

let read: Promise<ReadonlyMap<string, Form>> | undefined;

/** The shipped forms by the standard that they ask for, read and checked once. @throws PackInvalid */
export async function formsByStandard(): Promise<ReadonlyMap<string, Form>> {
  return (read ??= readForms());
}

export async function listForms(): Promise<readonly Form[]> {
  return [...(await formsByStandard()).values()];
}

async function readForms(): Promise<ReadonlyMap<string, Form>> {
  const standards = new Map((await readStandards()).map(({ pack }) => [pack.id, pack]));
  const forms = new Map<string, Form>();
  for (const name of await countryPackNames("forms")) {
    const file = `forms/${name}`;
    const { value } = await readPackFile(file, formPack);
    const standard = standards.get(value.standard);
    const errors =
      standard === undefined
        ? [`${file}: there is no standard ${value.standard}. Name one of packs/standards.`]
        : checkForm(value, standard, file);
    if (errors.length > 0) throw new PackInvalid(file, errors);
    forms.set(value.standard, value);
  }
  return forms;
}
