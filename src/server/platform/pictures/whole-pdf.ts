/** Whether a file that begins as a PDF is one to its end (ISO 32000-1, 7.5), without running what may be in it. */

/** The end of the file must be within its last bytes (ISO 32000-1, Annex H); programs that append blanks are common. */
const tail = 2048;
/** So much of the cross-reference section tells what it is, and whether a password is asked for. */
const head = 4096;

/**
 * The end names the place of the cross-reference section, a section or its stream is there, and no password is needed. A part of a file,
 * as a broken line leaves it, has no such end.
 */
export function isWholePdf(bytes: Uint8Array): boolean {
  const end = textOf(bytes.subarray(Math.max(0, bytes.length - tail)));
  const named = [...end.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)].at(-1)?.[1];
  if (named === undefined || !/^%PDF-[12]\.\d/.test(textOf(bytes.subarray(0, 8)))) return false;
  const section = textOf(bytes.subarray(Number(named), Number(named) + head));
  if (!/^\s*(xref\s|\d+\s+\d+\s+obj\b)/.test(section)) return false;
  return !/\/Encrypt\s+\d/.test(section.startsWith("xref") ? end : section.slice(0, section.indexOf("stream")));
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
