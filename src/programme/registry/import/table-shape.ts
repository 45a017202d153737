/** What the rows of a list are that people made to be looked at: between its households stand totals, and signatures below. */
import { looksLikeData } from "#kernel/table-head.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

type Cells = readonly string[];

function filled(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

const total =
  /^(?:tong cong|tong so|tong|cong|cong chung|toan xa|total|grand total|sum|jumlah)\b[\s:.0-9]*(?:ho|nguoi|khau|nhan khau)?\s*:?$/;
/** "Cong thon Lang Teng: 12 ho" */
const partSum =
  /^(?:tong(?: so| cong)?|cong)\b(?: (?:thon|to dan pho|tdp|lang|ban|ap|buon|xom|khu pho|xa|phuong)\b|.*\b\d+ ?(?:ho|nguoi|khau|nhan khau)\b)/;
const signed =
  /^(?:nguoi lap(?: bieu| bang)?|nguoi tong hop|can bo|chu tich|thu truong|ke toan|tm\.? |t\/m |ky ten|xac nhan|ghi chu|noi nhan|\(ky|prepared by|signed|note)\b/;

/** "3 ho" */
const amount = /^\d[\d.,]* ?(?:ho|nguoi|khau|nhan khau|households?|people|persons?|kk|jiwa)$/;

const mostWords = 3;
const startsWithWord = /^\s*\p{L}/u;

/** What a row below the head is. "total" and "signature" hold no household and are left out, counted. */
export function rowKind(cells: Cells): "data" | "blank" | "total" | "signature" {
  const count = filled(cells);
  if (count === 0) return "blank";
  // What is said of such a row is said in a cell or a few: most rows are known by having more words.
  if (cells.filter((cell) => startsWithWord.test(cell)).length > mostWords) return "data";
  const texts = cells.map((cell) => searchText(cell)).filter((text) => text !== "");
  const words = texts.filter((text) => !looksLikeData.test(text) && !amount.test(text));
  const [first = ""] = words;
  if (words.length === 1 && (total.test(first) || partSum.test(first))) return "total";
  const isDate = words.length === 1 && count === 1 && /\bngay\b.*\bthang\b.*\bnam\b/.test(first);
  if (
    isDate ||
    (count <= mostWords && count < cells.length && words.length === count && words.every((word) => signed.test(word)))
  )
    return "signature";
  return "data";
}
