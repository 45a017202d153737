import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

/** The name of a fund source in the reader's language, as a programme's pack gives it; its code where none does. */
export function useSourceName(): (code: string) => string {
  const { language } = useFormat();
  const { data } = useEndpoint(listProgrammes);
  const names = new Map(
    data?.rows.flatMap((one) => one.fundSources.map(({ code, name }) => [code, name[language]] as const)),
  );
  return (code) => names.get(code) ?? code;
}
