/** What an act has just written or locked. Where it is not found any more, that is a fault of ours and no refusal. */
export function stillThere<Found>(found: Found | undefined, what: string): Found {
  if (found === undefined) throw new Error(`${what} is gone within its own act`);
  return found;
}
