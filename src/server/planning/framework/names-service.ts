/** The names of the packs, for every place that shows one. A pack that is no longer loaded still names what was recorded by it. */
import * as contract from "#contract/planning/names.ts";
import {
  fieldsOfProgramme,
  namesOfForm,
  namesOfProgramme,
  namesOfStandard,
  produceOfProgramme,
  unitsOfProgramme,
} from "#programme/planning/framework/pack-names.ts";
import type { Names } from "#programme/planning/framework/pack-names.ts";
import { country } from "#server/platform/country.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { publicRoute } from "#server/platform/http/public-route.ts";
import { classesInUse, listForms, listStandardPacks } from "#server/review/published.ts";
import { listStoredProgrammes } from "./programmes-store.ts";

type Language = "vi" | "en" | "id";

export const listNames = publicRoute(contract.listNames, async (tx, { language }) => {
  const { areaId, name, timeZone, currency } = country();
  const standards = await listStandardPacks(tx);
  const inUse = await classesInUse(tx, standards);
  const named = standards.map(namesOfStandard);
  const programmes = await namesOfProgrammes(tx);
  const of = (lists: readonly Names[]) => inLanguage(lists, language);
  return {
    country: { areaId, name: name[language], timeZone, currency: { ...currency, name: currency.name[language] } },
    names: {
      kinds: of(programmes.map(({ kinds }) => kinds)),
      fields: of(programmes.map(({ fields }) => fields)),
      units: of(programmes.map(({ units }) => units)),
      indicators: of(programmes.map(({ indicators }) => indicators)),
      sources: of(programmes.map(({ sources }) => sources)),
      needs: of(named.map(({ needs }) => needs)),
      classes: of(named.map(({ classes }) => classes)),
      roles: of(inUse.map(({ counts, name: whole, short }) => ({ [counts]: short ?? whole }))),
      products: of(programmes.map(({ products }) => products)),
      hazards: of(programmes.map(({ hazards }) => hazards)),
      questions: of((await listForms()).map(namesOfForm)),
    },
    classes: inUse.map(({ code, counts }) => ({ class: code, counts })),
  };
});

/** The current versions before the earlier ones, real programmes before samples, and of them the one that begins last. */
async function namesOfProgrammes(tx: Tx) {
  const stored = await listStoredProgrammes(tx);
  const rank = ({ pack, isCurrent }: (typeof stored)[number]) => (isCurrent ? 0 : 2) + (pack.sample ? 1 : 0);
  return stored
    .toSorted((a, b) => rank(a) - rank(b) || (b.pack.runs?.from ?? 0) - (a.pack.runs?.from ?? 0))
    .map(({ pack }) => ({
      ...namesOfProgramme(pack),
      ...produceOfProgramme(pack),
      units: unitsOfProgramme(pack),
      fields: fieldsOfProgramme(pack),
    }));
}

/** Of several names of a code the first. */
function inLanguage(lists: readonly Names[], language: Language): Record<string, string> {
  return Object.fromEntries(
    lists
      .toReversed()
      .flatMap((names) => Object.entries(names))
      .map(([code, texts]) => [code, texts[language]]),
  );
}
