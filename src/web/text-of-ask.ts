/** What is asked as text, so that equal asks have equal names; amounts of money are bigints, which JSON does not know. */
export function textOfAsk(ask: object): string {
  return JSON.stringify(ask, (_key, value: unknown) => (typeof value === "bigint" ? `${value.toString()}đ` : value));
}
