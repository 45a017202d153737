/** A longer row of digits is no number that anybody writes: the register's fingerprints of numbers are. */
export const longest = 15;

/** One slip in a row of digits of equal length: one digit wrong, or two neighbours changed places. */
export function isDigitSlip(one: string, other: string): boolean {
  if (one.length !== other.length || one.length > longest) return false;
  let first = -1;
  let wrong = 0;
  for (let at = 0; at < one.length; at += 1) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue;
    if (wrong === 0) first = at;
    wrong += 1;
    if (wrong > 2) return false;
  }
  if (wrong !== 2) return wrong === 1;
  return one.charCodeAt(first) === other.charCodeAt(first + 1) && one.charCodeAt(first + 1) === other.charCodeAt(first);
}
