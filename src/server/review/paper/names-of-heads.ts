type Head = { readonly headName: string | null; readonly headBorn: number | null };

/** The names of heads as a list prints them: those of one name with their years of birth. */
export function namesOfHeads(heads: readonly Head[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { headName } of heads) if (headName !== null) times.set(headName, (times.get(headName) ?? 0) + 1);
  return heads.map(({ headName, headBorn }) => {
    if (headName === null) return "–";
    return (times.get(headName) ?? 0) > 1 && headBorn !== null ? `${headName} (${headBorn})` : headName;
  });
}
