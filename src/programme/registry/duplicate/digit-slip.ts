/** A longer row of digits is no number that anybody writes: the register's fingerprints of numbers are. */
export const longest = 15;

/** One slip in a row of so many digits: one digit wrong, or two neighbours changed places. */
export function isDigitSlip(one: number, other: number, digits: number): boolean {
  let wrong = 0;
  let isSwap = false;
  let before = -1;
  let beforeOther = -1;
  let a = one;
  let b = other;
  for (let at = 0; at < digits; at += 1) {
    const restA = Math.floor(a / 10);
    const restB = Math.floor(b / 10);
    const digitA = a - restA * 10;
    const digitB = b - restB * 10;
    if (digitA !== digitB) {
      wrong += 1;
      if (wrong > 2) return false;
      isSwap = digitA === beforeOther && digitB === before;
    }
    before = digitA;
    beforeOther = digitB;
    a = restA;
    b = restB;
  }
  return wrong === 1 || (wrong === 2 && isSwap);
}
