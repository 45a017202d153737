/** What the pack of areas says of the country itself: its name, money, time and the order of its names. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { texts } from "#contract/values.ts";
import { countryPacks, PackInvalid } from "./pack-files.ts";

const manifest = z.object({
  id: z.string(),
  version: z.string(),
  /** By its code of two letters (ISO 3166-1): the root of the areas. */
  country: z.string().length(2),
  name: texts,
  /** ISO 4217. Sums are whole numbers of the smallest unit, of which `decimals` say how many make one: 2 for cents. */
  currency: z.strictObject({
    code: z.string().regex(/^[A-Z]{3}$/),
    decimals: z.int().min(0).max(4),
    name: texts,
    /** What the smallest unit is called, where it is another: cents. Tables that are taken away and handed in count in it. */
    smallest: texts.optional(),
    symbol: z.string().min(1),
    /** What people write beside a sum in tables, beyond code, symbol and name. */
    written: z.array(z.string().min(1)).default([]),
  }),
  timeZone: z.string(),
  /** The province that opens for posts of the whole country, unless the installation names another. */
  opensAt: z.string(),
  /** The language by which names are put in order. */
  nameOrder: z.string().regex(/^[a-z]{2,3}$/),
  /** How days off are reckoned for years that were not announced yet; without it they are unknown. */
  statutoryHolidays: z
    .strictObject({
      country: z.string().length(2),
      also: z.array(z.string().regex(/^\d\d-\d\d$/)),
      weekendGivesNextDay: z.boolean(),
    })
    .optional(),
  /** What stands above its papers: the name of the state, its motto, the office before the name of the place. */
  letterHead: z.strictObject({ country: texts, motto: texts, office: texts }),
  /** What full names of its areas begin with, left out where a paper names its place. */
  kindWords: z.array(z.string()).default([]),
  /** What names of its villages begin with where they name their kind: such a name is printed without the word for a village before it. */
  villageWords: z.array(z.string()).default([]),
  files: z.object({
    provinces: z.string(),
    communes: z.string(),
    before: z.string().optional(),
    successions: z.string().optional(),
    attributes: z.string().optional(),
    ethnicities: z.string(),
    holidays: z.string(),
    /** What people may hand in, and by when it is answered; without it nothing is. */
    grievances: z.string().optional(),
  }),
  /** Simplified boundaries, for display only: TopoJSON whose areas name their official code. */
  boundaries: z
    .strictObject({
      file: z.string(),
      source: z.string().min(1),
      licence: z.string(),
      /** They are those of the units in force on this day and after it. */
      since: z.iso.date(),
    })
    .optional(),
});

export type Currency = z.output<typeof manifest>["currency"];
export type Country = z.output<typeof manifest> & {
  /** The id of the area above all others. */
  readonly areaId: string;
  /** The language of the product in which its own texts are written: that of its names where the product speaks it, else English. */
  readonly language: "vi" | "en" | "id";
  /** The folder of its areas, below the country's packs: "areas/vn/". */
  readonly folder: string;
};

let read: { readonly of: string; readonly country: Country } | undefined;

/** The country of this process's packs, read once. @throws PackInvalid where the folder has none or several */
export function country(): Country {
  const of = countryPacks().href;
  if (read?.of !== of) read = { of, country: readCountry() };
  return read.country;
}

function readCountry(): Country {
  const areas = new URL("areas/", countryPacks());
  const folders = existsSync(areas) ? readdirSync(areas) : [];
  const [name] = folders;
  if (name === undefined || folders.length > 1)
    throw new PackInvalid("areas", [
      `areas: ${folders.length} packs of areas. An installation is of one country: leave one.`,
    ]);
  const folder = `areas/${name}/`;
  const found = manifest.safeParse(parse(readFileSync(new URL(`${folder}pack.yaml`, countryPacks()), "utf8")));
  if (!found.success)
    throw new PackInvalid(
      `${folder}pack.yaml`,
      found.error.issues.map(({ path, message }) => `${folder}pack.yaml: ${path.join(".")}: ${message}`),
    );
  return {
    ...found.data,
    areaId: found.data.country.toUpperCase(),
    language: languageOf(found.data.nameOrder),
    folder,
  };
}

const languageOf = (nameOrder: string): Country["language"] =>
  (["vi", "id"] as const).find((language) => language === nameOrder) ?? "en";

/** How a sum in a table names the money of the country. */
export function moneyWords(): readonly string[] {
  const { code, symbol, name, written } = country().currency;
  return [code, symbol, ...Object.values(name), ...written];
}
