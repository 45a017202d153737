import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

/** A component by its code and its name in the reader's language; the code alone where no programme has it. */
export function useComponentName(): (code: string) => string {
  const { language } = useFormat();
  const { data } = useEndpoint(listProgrammes);
  const names = new Map(
    data?.rows.flatMap((one) => one.components.map(({ code, name }) => [code, name[language]] as const)),
  );
  return (code) => [code, names.get(code)].filter((part) => part !== undefined).join(" · ");
}

/** Short enough to be in a drawing or a chooser, cut at a word. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(" ");
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;·–-]+$/u, "")}…`;
}
