import { idOf } from "#kernel/id.ts";
import { z } from "zod";
import { identifierKinds, identifierPlace } from "#programme/registry/person/identifier.ts";
import { accountContext } from "#server/payment/payee/account-index.ts";
import { openFile, sealFile } from "#server/payment/batch/seal-files.ts";
import { blindIndex, decrypt, encrypt } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";

/**
 * Identifiers and account numbers are sealed by the keys of one installation. On the way they are in the open inside a sealed archive, or
 * are left out; the installation that they come to seals them by its own.
 */
export type Row = Readonly<Record<string, unknown>>;

const bytes = z
  .string()
  .regex(/^\\x[0-9a-f]*$/)
  .transform((text) => Buffer.from(text.slice(2), "hex"));
const identifier = z.object({
  person_id: z.string(),
  kind: z.enum(identifierKinds),
  key_version: z.int(),
  ciphertext: bytes,
});
const account = z.object({ key_version: z.int(), account_ciphertext: bytes });
const file = z.object({ file_id: z.string(), key_version: z.int(), ciphertext: bytes });
const openFileRow = z.object({ file_id: z.string(), content: bytes });
const inTheOpen = z.object({ value: z.string() });

/** A row on its way out, or undefined when it stays behind. */
export function openLine(
  keys: Keys,
  table: string,
  line: string,
  identifiers: "sealed" | "left_out",
): string | undefined {
  if (!(table in sealedColumns)) return line;
  const row: Row = JSON.parse(line);
  const open = openRow(keys, table, row, identifiers);
  return open && JSON.stringify(open);
}

export function openRow(keys: Keys, table: string, row: Row, identifiers: "sealed" | "left_out"): Row | undefined {
  if (table === "registry.identifiers") {
    if (identifiers === "left_out") return undefined;
    const { person_id: personId, kind, key_version: keyVersion, ciphertext } = identifier.parse(row);
    const value = decrypt(keys, identifierPlace(personId, kind), { keyVersion, ciphertext });
    return { ...row, ciphertext: null, key_version: null, value };
  }
  if (table === "registry.corrections") return openCorrection(keys, row, identifiers);
  if (table === "payment.files") return openFileOf(keys, row, identifiers);
  if (table !== "payment.payees" || row["account_ciphertext"] === null) return row;
  const emptied = { ...row, account_ciphertext: null, key_version: null };
  // Nobody is paid to a number that did not come: somebody confirms the payee again.
  if (identifiers === "left_out") return { ...emptied, value: "", verified_on: null, verified_by: null };
  const { key_version: keyVersion, account_ciphertext: ciphertext } = account.parse(row);
  return { ...emptied, value: decrypt(keys, accountContext, { keyVersion, ciphertext }) };
}

/** A file's bytes travel in the open inside a sealed archive; elsewhere its row goes without them, since they name accounts. */
function openFileOf(keys: Keys, row: Row, identifiers: "sealed" | "left_out"): Row {
  const emptied = { ...row, content: null, ciphertext: null, key_version: null };
  if (identifiers === "left_out") return { ...emptied, value: "" };
  if (row["ciphertext"] === null) return { ...emptied, value: openFileRow.parse(row).content.toString("base64") };
  const { file_id: fileId, key_version: keyVersion, ciphertext } = file.parse(row);
  return { ...emptied, value: openFile(keys, idOf("file", fileId), { keyVersion, ciphertext }).toString("base64") };
}

/** A number that is asked for travels as one that is recorded; a request for a number that stays behind asks for nothing. */
function openCorrection(keys: Keys, row: Row, identifiers: "sealed" | "left_out"): Row | undefined {
  if (row["ciphertext"] === null) return row;
  if (identifiers === "left_out") return undefined;
  const { person_id: personId, kind, ...sealed } = identifier.parse({ ...row, kind: row["identifier_kind"] });
  const place = identifierPlace(personId, kind);
  const value = decrypt(keys, place, { keyVersion: sealed.key_version, ciphertext: sealed.ciphertext });
  return { ...row, ciphertext: null, key_version: null, value };
}

/** A row that came in, sealed by the keys of this installation. */
export function sealLine(keys: Keys, table: string, line: string): string {
  if (!(table in sealedColumns)) return line;
  const row: Row = JSON.parse(line);
  if ("value" in row) return JSON.stringify(sealRow(keys, table, row));
  // The dump of a version that kept files open.
  const isOpenFile = table === "payment.files" && typeof row["content"] === "string";
  return isOpenFile
    ? JSON.stringify(sealRow(keys, table, openFileOf(keys, { ciphertext: null, ...row }, "sealed")))
    : line;
}

function sealRow(keys: Keys, table: string, row: Row): Row {
  const { value } = inTheOpen.parse(row);
  if (table === "payment.payees") {
    const { keyVersion, ciphertext } = encrypt(keys, accountContext, value);
    return { ...row, key_version: keyVersion, account_ciphertext: `\\x${ciphertext.toString("hex")}` };
  }
  if (table === "payment.files") {
    const { file_id: fileId } = file.pick({ file_id: true }).parse(row);
    const { keyVersion, ciphertext } = sealFile(keys, idOf("file", fileId), Buffer.from(value, "base64"));
    return { ...row, key_version: keyVersion, ciphertext: `\\x${ciphertext.toString("hex")}` };
  }
  const kindOf = table === "registry.corrections" ? row["identifier_kind"] : row["kind"];
  const { person_id: personId, kind } = identifier
    .pick({ person_id: true, kind: true })
    .parse({ ...row, kind: kindOf });
  const { keyVersion, ciphertext } = encrypt(keys, identifierPlace(personId, kind), value);
  return { ...row, key_version: keyVersion, ciphertext: `\\x${ciphertext.toString("hex")}` };
}

/** The fingerprint by which an identifier that came in is found here. */
export function withFingerprint(keys: Keys, line: string): Row {
  const row: Row = JSON.parse(line);
  const { kind, value } = identifier.pick({ kind: true }).extend(inTheOpen.shape).parse(row);
  return { ...row, blind_index: `\\x${blindIndex(keys, kind, value).toString("hex")}` };
}

/** Columns that differ from installation to installation though they say the same. */
export const sealedColumns: Readonly<Record<string, readonly string[]>> = {
  "registry.identifiers": ["ciphertext", "key_version"],
  "registry.corrections": ["ciphertext", "key_version"],
  "payment.payees": ["account_ciphertext", "key_version"],
  "payment.files": ["content", "ciphertext", "key_version"],
};
