/** How well a text reads as Vietnamese: by the form of its syllables, not by a dictionary. */
const onset = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?";
const nucleus = [
  "iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu|uao",
  "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê",
  "[aăâeêioôơuưy]",
].join("|");
const open = new RegExp(`^${onset}(?:${nucleus})(?:ng|nh|m|n)?$`, "u");
/** Before these only the acute and the dot below are possible. */
const stopped = new RegExp(`^${onset}(?:${nucleus})(?:ch|[cpt])$`, "u");
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** "nghiêng" with its marks apart has nine. */
const mostLetters = 20;

/** A word of Vietnamese by its form: one syllable, at most one tone, and the right one before a stop. */
export function isSyllable(word: string): boolean {
  if (word.length > mostLetters) return false;
  const apart = word.toLowerCase().normalize("NFD");
  const toned = apart.match(tones) ?? [];
  if (toned.length > 1) return false;
  const plain = apart.replaceAll(tones, "").normalize("NFC");
  if (stopped.test(plain)) return toned[0] === "\u0301" || toned[0] === "\u0323";
  return open.test(plain);
}

/** What a word may be made of: also what a file shows whose letters are read wrongly. */
const runs = /[\p{L}\p{M}\p{S}[[\u{80}-\u{10FFFF}]--\s]]+/gv;
const inRun = /[\p{L}\p{M}\p{S}\u00A1-\u00FF]*[^\p{ASCII}\s][\p{L}\p{M}\p{S}\u00A1-\u00FF]*/gu;

/** So many tell how a text reads. */
const mostWords = 20_000;

/** A long run of plain letters is passed over at once: looked through from each of its letters it would take a day. */
function wordsBeyondAscii(text: string): readonly string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(runs)) {
    if (found.length >= mostWords) break;
    if (/[^\p{ASCII}\s]/u.test(run)) for (const word of run.match(inRun) ?? []) found.push(word);
  }
  return found;
}

/** Of the words with a letter beyond ASCII, how many are syllables: from 0 to 1, and of how many words. */
export function vietnameseShare(text: string): { readonly share: number; readonly words: number } {
  const words = wordsBeyondAscii(text.normalize("NFC"));
  const right = words.filter(isSyllable).length;
  return { share: words.length === 0 ? 0 : right / words.length, words: words.length };
}
