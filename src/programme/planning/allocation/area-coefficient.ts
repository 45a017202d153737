/** Coefficients of a programme's pack by kind and by class of an area (docs/law.md L6). */
export type AreaCoefficients = {
  readonly other: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly classes: Readonly<Record<string, number>>;
};

/** Of all that apply the highest only (Decision 16/2026/QD-TTg); `other` where none does. */
export function coefficientOf(
  coefficients: AreaCoefficients,
  area: { readonly kind: string; readonly classes: readonly string[] },
): number {
  const found = [coefficients.kinds[area.kind], ...area.classes.map((one) => coefficients.classes[one])];
  return Math.max(coefficients.other, ...found.filter((one) => one !== undefined));
}
