import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { listStandards } from "#contract/review/standard.ts";

/** The title of a standard with its version, in the reader's language; its id until the titles are there. */
export function useStandardName(): (standardId: string, version: string) => string {
  const { language } = useFormat();
  const standards = useEndpoint(listStandards);
  return (standardId, version) => {
    const found = standards.data?.rows.find((one) => one.standardId === standardId && one.version === version);
    return `${found?.title[language] ?? standardId} · ${version}`;
  };
}
