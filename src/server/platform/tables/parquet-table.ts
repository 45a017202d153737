import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet";
import type { Cell, Portion, Table, TableColumn } from "./table.ts";

/** A group is written in one go: more rows hold everybody else up, fewer pack worse. */
const groupRows = 8192;

const typeOf: Readonly<Record<TableColumn["type"], Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  date: { type: "INT32", converted_type: "DATE", repetition_type: "OPTIONAL" },
  integer: { type: "INT32", repetition_type: "OPTIONAL" },
  boolean: { type: "BOOLEAN", repetition_type: "OPTIONAL" },
};

/** Parquet, a row group at a time: columns keep their types, a date is a day and an id is a text. */
export async function* parquetTable({ columns, portions }: Table): AsyncIterable<Uint8Array> {
  const writer = new DrainedWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, ...typeOf[type] })),
  ];
  const parquet = new ParquetWriter({ writer, schema, createdBy: "vuon" });
  for await (const rows of groups(portions)) {
    const columnData = columns.map((column, at) => ({
      name: column.name,
      data: rows.map((row) => valueOf(column, row[at])),
    }));
    await parquet.write({ columnData, rowGroupSize: groupRows });
    yield writer.drain();
  }
  await parquet.finish();
  yield writer.drain();
}

async function* groups(portions: AsyncIterable<Portion>): AsyncIterable<Portion> {
  let waiting: (readonly Cell[])[] = [];
  for await (const rows of portions) {
    for (const row of rows) waiting.push(row);
    if (waiting.length < groupRows) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

function valueOf(column: TableColumn, cell: Cell | undefined): Cell {
  if (cell === null || cell === undefined) return null;
  return column.type === "date" && typeof cell === "string" ? Date.parse(`${cell}T00:00:00Z`) / 86_400_000 : cell;
}

/** Gives away what was written so far; places in the file go on counting. */
class DrainedWriter extends ByteWriter {
  drain(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}
