/** What charts are drawn with: one accent, its tints, and the colours of the page around them. */
export const accent = "var(--mantine-primary-color-filled)";
export const ground = "var(--vuon-ground)";
export const ink = "var(--mantine-color-text)";
export const tinted = (percent: number) => `color-mix(in srgb, ${accent} ${percent}%, ${ground})`;
export const label = { fontSize: 13, fill: "currentColor" } as const;
