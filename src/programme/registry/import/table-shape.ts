/** What the rows of a list are that people made to be looked at: between its households stand totals, and signatures below. */
import { looksLikeData } from "#kernel/table-head.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

type Cells = readonly string[];

function filled(cells: Cells): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/** As far as a list has its tones: without them the families Tống and Công would be sums. */
const total =
  /^(?:tổng cộng|tổng số|tổng|cộng|cộng chung|toàn xã|tong cong|tong so|tong|cong|cong chung|toan xa|total|grand total|sum|jumlah)(?!\p{L})[\s:.0-9]*(?:hộ|người|khẩu|nhân khẩu|ho|nguoi|khau|nhan khau)?\s*:?$/u;
/** "Cộng thôn Làng Teng: 12 hộ"; without tones only where it counts something. */
const partSum =
  /^(?:(?:tổng(?: số| cộng)?|cộng) (?:thôn|tổ dân phố|tdp|làng|bản|ấp|buôn|xóm|khu phố|xã|phường)(?!\p{L})|(?:tổng|cộng|tong|cong)(?!\p{L}).*(?<!\p{L})\d+ ?(?:hộ|người|khẩu|nhân khẩu|ho|nguoi|khau|nhan khau)(?!\p{L}))/u;
const signed =
  /^(?:nguoi lap(?: bieu| bang)?|nguoi tong hop|can bo|chu tich|thu truong|ke toan|tm\.? |t\/m |ky ten|xac nhan|ghi chu|noi nhan|\(ky|prepared by|signed|note)\b/;

/** "3 ho" */
const amount = /^\d[\d.,]* ?(?:ho|nguoi|khau|nhan khau|households?|people|persons?|kk|jiwa)$/;

const mostWords = 3;
const startsWithWord = /^\s*\p{L}/u;

/** With its tones, unlike searchText. */
function lowerText(cell: string): string {
  return cell.normalize("NFC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/** What a row below the head is. "total" and "signature" hold no household and are left out, counted. */
export function rowKind(cells: Cells): "data" | "blank" | "total" | "signature" {
  const count = filled(cells);
  if (count === 0) return "blank";
  // What is said of such a row is said in a cell or a few: most rows are known by having more words.
  if (cells.filter((cell) => startsWithWord.test(cell)).length > mostWords) return "data";
  const texts = cells.map((cell) => searchText(cell)).filter((text) => text !== "");
  const words = texts.filter((text) => !looksLikeData.test(text) && !amount.test(text));
  const [first = ""] = words;
  const [toned = ""] = cells.map(lowerText).filter((text) => searchText(text) === first);
  if (words.length === 1 && (total.test(toned) || partSum.test(toned))) return "total";
  const isDate = words.length === 1 && count === 1 && /\bngay\b.*\bthang\b.*\bnam\b/.test(first);
  if (
    isDate ||
    (count <= mostWords && count < cells.length && words.length === count && words.every((word) => signed.test(word)))
  )
    return "signature";
  return "data";
}
