/** An error's kind alone, as it may be kept and shown: its text may hold what a row holds. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && typeof error.code === "string" ? `${error.name} ${error.code}` : error.name;
}
