/**
 * How long somebody waits after failed attempts to sign in. Failures count, successes do not, so that hundreds of officers behind one
 * address sign in at eight o'clock. What is counted:
 * - an account, and apart from it each device that has signed in to it before: anyone who guesses at a colleague's password elsewhere does not
 *   keep the colleague waiting at the usual desk;
 * - an address over all accounts, with a wide budget; a known device is not asked about its address.
 */
export type AttemptSubject = "account" | "address";

/** The level rises by one with each failure and falls by this much a second. */
export const fallOf: Readonly<Record<AttemptSubject, number>> = { account: 1 / 3600, address: 20 / 60 };

const freeAttempts = 5;
const firstWait = 15;
const longestWait = 15 * 60;
const addressBudget = 200;

/** Seconds to wait from now, 0 when none. `level` is that of the last failure, `elapsed` the seconds since. */
export function secondsToWait(subject: AttemptSubject, level: number, elapsed: number): number {
  if (subject === "address") {
    const excess = level - fallOf.address * elapsed - (addressBudget - 1);
    return excess <= 0 ? 0 : Math.ceil(excess / fallOf.address);
  }
  // The level has fallen a little between one failure and the next.
  const failures = Math.round(level);
  if (failures < freeAttempts) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** (failures - freeAttempts));
  return Math.max(0, Math.ceil(wait - elapsed));
}
