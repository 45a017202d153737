/** Weights and cut-off from a pack of measures or a standard, by its name among the shipped ones or as a file. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { measurePack } from "#contract/evaluation/measure-pack.ts";
import { faultOf } from "#contract/pack-fault.ts";
import { standardPack } from "#contract/review/standard-pack.ts";
import { openMeasurePack } from "#programme/evaluation/measure/measure-pack.ts";
import type { MeasuredBy } from "#programme/evaluation/measure/measure-pack.ts";
import { cutoffOf, schemeOf } from "#programme/evaluation/measure/scheme.ts";
import type { MeasureFault } from "#programme/evaluation/measure/scheme.ts";
import { shippedPacks } from "#cli/check-packs.ts";
import { CheckFailed } from "#cli/cli-platform.ts";

export async function measuredBy(named: string): Promise<MeasuredBy> {
  const file = [
    named,
    join(shippedPacks, `measures/${named}.yaml`),
    join(shippedPacks, `standards/${named}/standard.yaml`),
  ].find((path) => existsSync(path));
  if (file === undefined)
    throw new CheckFailed(`there is no pack ${named}. Name a file, or a shipped pack such as global-mpi or co-ipm.`);
  return measuredByText(await readFile(file, "utf8"), named);
}

/** @throws CheckFailed with everything that is wrong with the pack */
export function measuredByText(text: string, named: string): MeasuredBy {
  const data: unknown = parse(text, { schema: "core" });
  const kind = z.object({ kind: z.string() }).safeParse(data);
  if (kind.data?.kind === "standard") {
    const pack = read(standardPack, data, named);
    const scheme = schemeOf(pack.indicators.map(({ code, service, weight }) => ({ code, dimension: service, weight })));
    if (!scheme.ok) throw wrong(named, scheme.failure);
    return { pack: `${pack.id} ${pack.version}`, scheme: scheme.value, k: cutoffOf(pack) };
  }
  const opened = openMeasurePack(read(measurePack, data, named));
  if (!opened.ok) throw wrong(named, opened.failure);
  return opened.value;
}

function read<Pack>(shape: z.ZodType<Pack>, data: unknown, named: string): Pack {
  const found = shape.safeParse(data);
  if (found.success) return found.data;
  throw new CheckFailed(found.error.issues.map((issue) => `${named}: ${faultOf(data, issue)}`).join("\n"));
}

export function wrong(file: string, faults: readonly MeasureFault[]): CheckFailed {
  return new CheckFailed(
    faults
      .map(({ row, column, reason, remedy }) => {
        const place = [row === null ? "" : `row ${row}`, column].filter((one) => one !== "").join(", ");
        return `${file}: ${place === "" ? "" : `${place}: `}${reason}. Remedy: ${remedy}.`;
      })
      .join("\n"),
  );
}
