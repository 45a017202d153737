/** From bytes to text: which encoding, then the text as Unicode in composed form. */
import { refuse } from "#kernel/refusal.ts";
import { detectEncoding, detectFont, fromFont, rowFromFont } from "#kernel/encoding/detect-encoding.ts";
import type { Encoding, FontEncoding } from "#kernel/encoding/detect-encoding.ts";
import { TableBroken } from "./table-broken.ts";

const isFont = (encoding: Encoding): encoding is FontEncoding => encoding === "tcvn3" || encoding === "vni";

/** What the letters mean, and how the bytes are decoded: text typed for a font is found in Windows-1252 and in UTF-8. */
export type ByteReading = { readonly encoding: Encoding; readonly decoder: Exclude<Encoding, FontEncoding> };

/** @param sample the beginning of the file. @throws TableBroken when no encoding fits, or several do */
export function readingOf(sample: Uint8Array, wanted: Encoding | undefined): ByteReading {
  const [first, second] = sample;
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", decoder: "utf-16le" };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", decoder: "utf-16be" };
  const unmarked = wanted === undefined ? wideWithoutMark(sample) : undefined;
  if (unmarked !== undefined) return { encoding: unmarked, decoder: unmarked };
  const text = utf8Of(sample);
  const decoder = text === undefined ? "windows-1252" : "utf-8";
  if (wanted !== undefined) return { encoding: wanted, decoder: isFont(wanted) ? decoder : wanted };
  const telling = linesBeyondAscii(sample);
  if (text !== undefined) return { encoding: detectFont(new TextDecoder().decode(telling)) ?? "utf-8", decoder };
  const shown = new TextDecoder("windows-1252").decode(telling);
  const detected = detectEncoding([
    { encoding: "windows-1258", text: new TextDecoder("windows-1258").decode(telling).normalize("NFC") },
    { encoding: "tcvn3", text: fromFont("tcvn3", shown) },
    { encoding: "vni", text: fromFont("vni", shown) },
  ]);
  if ("encoding" in detected) {
    return { encoding: detected.encoding, decoder: isFont(detected.encoding) ? decoder : detected.encoding };
  }
  const shares = detected.unclear.map(({ encoding, share }) => `${encoding} ${Math.round(share * 100)}%`);
  throw new TableBroken(refuse("table.encoding_unclear", { candidates: shares.join(", ") }));
}

/** Of UTF-16 every other byte is zero where the letters are those of ASCII, as separators, figures and half of all letters are. */
export function wideWithoutMark(sample: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const zeros = [0, 0];
  const looked = sample.subarray(0, 1 << 16);
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = looked.length / 10;
  if (odd > many && even < odd / 20) return "utf-16le";
  return even > many && odd < even / 20 ? "utf-16be" : undefined;
}

const mostTelling = 100_000;

/** The first lines that tell how letters are written, and not more of them than that takes. */
function linesBeyondAscii(sample: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let from = 0; from < sample.length && size < mostTelling;) {
    const end = sample.indexOf(10, from);
    const line = sample.subarray(from, Math.min(end < 0 ? sample.length : end + 1, from + mostTelling - size));
    if (line.some((byte) => byte > 127)) {
      lines.push(line);
      size += line.length;
    }
    from = end < 0 ? sample.length : end + 1;
  }
  return Buffer.concat(lines);
}

/** A sample may end within a character. */
function utf8Of(sample: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
  } catch {
    return undefined;
  }
}

/** @throws TableBroken where bytes are no UTF-8, with the line: the encoding is only known from the beginning of the file */
export async function* decoded(source: AsyncIterable<Uint8Array>, { decoder }: ByteReading): AsyncGenerator<string> {
  const reader = new TextDecoder(decoder, { fatal: decoder === "utf-8" });
  let lines = 1;
  for await (const chunk of source) {
    let text: string;
    try {
      text = reader.decode(chunk, { stream: true });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new TableBroken(refuse("table.not_utf8", { line: lines }));
    }
    lines += countLines(chunk);
    if (text !== "") yield text;
  }
  try {
    // A file that was cut off within a character.
    reader.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TableBroken(refuse("table.not_utf8", { line: lines }));
  }
}

function countLines(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** A row as it is kept: letters composed, out of the font's codes, without the characters that the database does not store. */
export function rowReader(encoding: Encoding): (cells: readonly string[]) => readonly string[] {
  const composed = (cells: readonly string[]) =>
    // Almost every cell is ASCII: looking costs less than composing.
    cells.map((cell) =>
      isAscii(cell) ? cell : storable(cell.normalize("NFC").replaceAll(/[\u200B\u200E\u200F\uFEFF]/g, "")),
    );
  return isFont(encoding) ? (cells) => composed(rowFromFont(encoding, cells)) : composed;
}

/** Separators of column-text.ts and the null character, which PostgreSQL does not store. */
function storable(text: string): string {
  return text.replaceAll("\0", " ").replaceAll("\u001E", " ").replaceAll("\u001F", " ");
}

function isAscii(text: string): boolean {
  return !/[^\u0020-\u007E]/.test(text);
}
