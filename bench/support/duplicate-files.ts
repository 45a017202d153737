/** Public files of made-up records whose truth is known, as tables to link. The truth is read for scoring and for nothing else. */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { parseLocalDate } from "#kernel/local-date.ts";
import { codeValues, type Column } from "#programme/registry/duplicate/column.ts";
import { birthColumn, codeBirths } from "#programme/registry/duplicate/compare-birth.ts";
import { numberColumn, withDigits } from "#programme/registry/duplicate/compare-number.ts";
import { plainText, textColumn } from "#programme/registry/duplicate/compare-text.ts";
import type { Pass } from "#programme/registry/duplicate/block/blocks.ts";
import type { LinkageTable } from "#programme/registry/duplicate/find-duplicates.ts";
import type { Birth } from "#programme/registry/person/person.ts";

export type TruthfulTable = LinkageTable & {
  /** Rows with the same text are one person. */
  readonly truth: readonly string[];
};

type Row = Readonly<Record<string, string>>;
type Texts = readonly (string | undefined)[];

/** febrl1, febrl2: `rec_id` rec-NUMBER-org or rec-NUMBER-dup-TURN; records of the one file are linked with each other. */
export async function readFebrl(file: string): Promise<TruthfulTable> {
  const rows = await readRows(file);
  const of = (field: string): Texts => rows.map((row) => known(row[field]));
  const birth = rows.map((row) => dayOf(row["date_of_birth"]?.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")));
  const texts = ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "state"];
  const columns: Column[] = [
    birthColumn("date_of_birth", codeBirths(birth)),
    numberColumn("soc_sec_id", withDigits(codeValues(of("soc_sec_id")))),
    numberColumn("postcode", withDigits(codeValues(of("postcode")))),
    ...texts.map((field) => textColumn(field, of(field))),
  ];
  const passes = [
    { ...sharing("soc_sec_id", of("soc_sec_id")), teaches: ["soc_sec_id"] },
    { ...sharing("date_of_birth", of("date_of_birth")), teaches: ["date_of_birth"] },
    { ...sharing("names", of("given_name"), of("surname")), teaches: ["given_name", "surname"] },
    sharing("surname and postcode", of("surname"), of("postcode")),
    sharing("given name and suburb", of("given_name"), of("suburb")),
    sharing("street and number", of("address_1"), of("street_number")),
    sharing("postcode and number", of("postcode"), of("street_number")),
  ];
  return { size: rows.length, columns, passes, truth: rows.map((row) => row["rec_id"]?.split("-")[1] ?? "") };
}

/** fake1000 of Splink: a fifth of the values is missing. */
export async function readFake(file: string): Promise<TruthfulTable> {
  const rows = await readRows(file);
  const of = (field: string): Texts => rows.map((row) => known(row[field]));
  return {
    size: rows.length,
    columns: [
      birthColumn("dob", codeBirths(rows.map((row) => dayOf(row["dob"])))),
      ...["first_name", "surname", "email", "city"].map((field) => textColumn(field, of(field))),
    ],
    passes: [
      { ...sharing("email", of("email")), teaches: ["email"] },
      { ...sharing("dob", of("dob")), teaches: ["dob"] },
      { ...sharing("names", of("first_name"), of("surname")), teaches: ["first_name", "surname"] },
      sharing("first name and city", of("first_name"), of("city")),
      sharing("surname and city", of("surname"), of("city")),
    ],
    truth: rows.map((row) => row["cluster"] ?? ""),
  };
}

async function readRows(file: string): Promise<readonly Row[]> {
  return parse<Row>(await readFile(file, "utf8"), { columns: true, trim: true });
}

function known(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}

function dayOf(text: string | undefined): Birth | undefined {
  const date = text === undefined ? undefined : parseLocalDate(text);
  return date === undefined ? undefined : { date, precision: "day" };
}

/** A pass of rows in which all these fields are known and the same. */
function sharing(name: string, ...fields: readonly Texts[]): Pass {
  const [first = []] = fields;
  const joined = first.map((_, row) => {
    const values = fields.map((field) => field[row]);
    return values.some((value) => value === undefined)
      ? undefined
      : values.map((value) => plainText(value ?? "")).join("|");
  });
  const { codes } = codeValues(joined);
  return { name, key: (row) => codes[row] ?? -1 };
}
