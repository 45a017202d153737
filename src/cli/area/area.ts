import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { importAreas } from "#contract/area/area-import.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { CheckFailed } from "#cli/cli-platform.ts";
import type { CliPlatform } from "#cli/cli-platform.ts";
import { getArea, listAreas } from "#contract/area/area.ts";
import { geometry, importBoundaries } from "#contract/area/boundary.ts";

export function areaCommand(open: () => Promise<CliPlatform>): Command {
  const areas = new Command("areas").description("provinces, communes, wards, special zones, villages; dated");
  areas
    .command("list [parent]", { isDefault: true })
    .description("the areas directly below an area (VN: the provinces)")
    .option("--on <date>", "as of this day, YYYY-MM-DD")
    .action(async (parentId: string | undefined, options: { on?: string }) => {
      const platform = await open();
      const { rows } = await platform.ask(listAreas, { query: { parentId, on: dayOf(options.on) } });
      platform.print(
        rows.map((row) => ({
          area: row.areaId,
          name: row.fullName,
          kind: row.kind,
          setting: row.setting,
          population: row.population,
          below: row.children,
        })),
      );
    });
  areas
    .command("show <area>")
    .description("what an area lies in, what it was formed from, what it went into")
    .action(async (areaId: string) => {
      const platform = await open();
      platform.print(await platform.ask(getArea, { params: { areaId } }));
    });
  areas
    .command("import <units>")
    .description("units of another province or country, tab-separated with the columns of packs/areas; all or nothing")
    .option("--successions <file>", "which unit became which: from, to, date, extent, decision")
    .option("--attributes <file>", "area, attribute, value, assumed, reason")
    .option("--dry-run", "say what it would do")
    .action(async (units: string, options: { successions?: string; attributes?: string; dryRun?: true }) => {
      const textOf = async (file: string | undefined) => (file === undefined ? undefined : readFile(file, "utf8"));
      const body = {
        units: await readFile(units, "utf8"),
        successions: await textOf(options.successions),
        attributes: await textOf(options.attributes),
        isTrial: options.dryRun === true,
      };
      const platform = await open();
      const { errors, ...differences } = await platform.ask(importAreas, { body });
      for (const { file, row, field, reason, remedy } of errors)
        platform.say(`${file}:${row} ${field}: ${reason}; ${remedy}`);
      if (errors.length > 0) throw new CheckFailed(`Nothing was taken: ${errors.length} errors`);
      platform.print({ ...differences, added: differences.added.length, changed: differences.changed.join(" ") });
    });
  return areas;
}

const collection = z.object({
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() })),
});

export function boundariesCommand(open: () => Promise<CliPlatform>): Command {
  const boundaries = new Command("boundaries").description(
    "boundaries of areas, from GeoJSON, in place of the simplified ones of the pack",
  );
  boundaries
    .command("import <file>")
    .description("take the boundaries of the areas below an area, matched by official code; shows what did not match")
    .requiredOption("--area <id>", "the area whose parts the file shows, for example 51")
    .requiredOption("--source <text>", "where the boundaries come from; shown under the map")
    .option("--code <property>", "the property of a feature that holds the official code", "code")
    .addHelpText(
      "after",
      "\nExample:\n  vuon boundaries import communes.geojson --area 51 --source 'Mapping agency, 2025'",
    )
    .action(async (file: string, options: { area: string; source: string; code: string }) => {
      const read = collection.safeParse(JSON.parse(await readFile(file, "utf8")));
      if (!read.success) throw new CheckFailed(`${file} is not a GeoJSON FeatureCollection`);
      const drawn = read.data.features.map(({ properties, geometry: shape }) => ({
        properties,
        geometry: geometry.safeParse(shape),
      }));
      const features = drawn.flatMap(({ properties, geometry: shape }) =>
        shape.success ? [{ properties, geometry: shape.data }] : [],
      );
      const platform = await open();
      const imported = await platform.ask(importBoundaries, {
        params: { areaId: options.area },
        body: { source: options.source, codeProperty: options.code, features },
      });
      platform.print({ ...imported, withoutShape: drawn.length - features.length });
    });
  return boundaries;
}

function dayOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const day = parseLocalDate(text);
  if (day === undefined) throw new CheckFailed(`${text} is not a day (YYYY-MM-DD)`);
  return day;
}
