import * as contract from "#contract/review/standard.ts";
import { success } from "#kernel/result.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { countryOfStandard } from "./standard-in-force-store.ts";
import { getStandard, listStandardKeys } from "./standards-store.ts";

export const listStandards = readOwnAreas(contract.listStandards, async ({ tx }) => {
  const rows = [];
  for (const { standardId, version } of await listStandardKeys(tx)) {
    const { standard, contentHash } = await getStandard(tx, standardId, version);
    const { title, validFrom, validTo, draft } = standard.pack;
    const indicators = standard.indicators.map(({ pack: { code, service, name }, bit }) => ({
      code,
      service,
      name,
      bit,
    }));
    const classes = standard.classes.map(({ code, name }) => ({ code, name }));
    const country = await countryOfStandard(tx, standardId);
    rows.push({ standardId, version, contentHash, title, validFrom, validTo, draft, country, indicators, classes });
  }
  return success({ rows });
});
