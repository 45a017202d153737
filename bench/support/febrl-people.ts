/**
 * The public FEBRL files as people of a register: the name in one text, the address in one line, the day of birth; no number, no
 * sex, nobody else in the household. The truth is read for scoring and for nothing else.
 */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";

export type FebrlPerson = {
  readonly key: string;
  /** Records with the same text are one person. */
  readonly truth: string;
  readonly name: string;
  /** Year-month-day, or empty, or a day that no calendar has. */
  readonly birth: string;
  readonly address: string;
};

/** @param files one, or the two of FEBRL 4, whose records are put into one register. */
export async function readFebrlPeople(files: readonly string[]): Promise<readonly FebrlPerson[]> {
  const rows = await Promise.all(
    files.map(async (file) =>
      parse<Readonly<Record<string, string>>>(await readFile(file, "utf8"), { columns: true, trim: true }),
    ),
  );
  return rows.flat().map((row) => {
    const [key = "", given = "", surname = ""] = [row["rec_id"], row["given_name"], row["surname"]];
    const lines = [
      `${row["street_number"] ?? ""} ${row["address_1"] ?? ""}`,
      row["address_2"],
      row["suburb"],
      `${row["postcode"] ?? ""} ${row["state"] ?? ""}`,
    ];
    return {
      key,
      truth: key.split("-")[1] ?? "",
      name: `${given} ${surname}`.trim(),
      birth: (row["date_of_birth"] ?? "").replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"),
      address: lines.flatMap((line = "") => (line.trim() === "" ? [] : [line.trim()])).join(", "),
    };
  });
}
