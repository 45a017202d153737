/** The allocation as a paper that people sign and as a sheet that they compute with. */
import { roleOfCriterion } from "#programme/planning/allocation/criteria.ts";
import { classesInUse } from "#server/review/published.ts";
import { findFullName } from "#server/area/published.ts";
import * as contract from "#contract/planning/allocation.ts";
import { success } from "#kernel/result.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { printPaper } from "#server/platform/print/print-paper.ts";
import { wordsIn } from "#server/platform/print/words.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import { showRun } from "./allocation-service.ts";
import { allocationPaper, sharesRows } from "./allocation-paper.ts";
import type { PaperNames } from "./allocation-paper.ts";
import { indicatorsOn } from "#server/planning/plan/plans-store.ts";
import { programmeOfComponent } from "#server/planning/framework/programmes-store.ts";

export const printAllocation = readOwnAreas(contract.printAllocation, async (context, { params, query }) => {
  const found = await showRun(context, params.formulaRunId);
  if (!found.ok) return found;
  const run = found.value;
  const words = await wordsIn(query.language, "allocation.yaml");
  const programme = await programmeOfComponent(context.tx, run.component);
  const nameOf = (
    named: readonly { readonly code: string; readonly name: Record<"vi" | "en" | "id", string> }[] | undefined,
    code: string,
  ) => named?.find((one) => one.code === code)?.name[query.language] ?? code;
  const classes = await classesInUse(context.tx);
  const names: PaperNames = {
    criteria: new Map(
      Object.entries(roleOfCriterion).flatMap(([code, role]) => {
        const called = classes.find(({ counts }) => counts === role);
        return called === undefined ? [] : [[code, called.name[query.language]] as const];
      }),
    ),
    areaName: (await findFullName(context.tx, run.areaId)) ?? run.areaId,
    fundSource: nameOf(programme?.fundSources, run.fundSource),
    component: `${run.component} ${nameOf(programme?.components, run.component)}`,
    indicators: new Map(
      (await indicatorsOn(context.tx, run.asOf)).map(({ code, name }) => [code, name[query.language]]),
    ),
  };
  const fileName = `phan-bo-${run.year}-${run.fundSource.toLowerCase()}-${run.component}`;
  if (query.format === "pdf") {
    const content = allocationPaper(words, run, names);
    return printPaper(context, fileName, { sheets: [content] });
  }
  const { heads, rows } = sharesRows(words, run, names);
  const columns = heads.map((name, at) => ({
    name,
    type: at === 1 || at === heads.length - 1 ? ("text" as const) : ("integer" as const),
  }));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "bigint" ? Number(cell) : cell)));
  return success(workbookFile(fileName, columns, cells));
});
