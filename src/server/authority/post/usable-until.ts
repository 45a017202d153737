/** Until when a one-time password that was made at an instant (ISO 8601, UTC) lets its officer in. What lay in a drawer for weeks does not. */
export function usableUntil(madeAt: string, hours: number): string {
  return new Date(Date.parse(madeAt) + hours * 3_600_000).toISOString();
}
