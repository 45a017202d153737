/** Causes of poverty in the order of the official report of causes (docs/law.md L20-12). A household may tell several. */
export const povertyCauses = ["land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other"] as const;
export type PovertyCause = (typeof povertyCauses)[number];
