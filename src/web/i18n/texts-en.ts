/** One language's texts, loaded when the language is: what every page needs comes with this file, each room's texts when asked for. */
export const shared = import.meta.glob<Record<string, unknown>>(
  "./{ui,shell,refusal,money-refusal,delivery-refusal,voice-refusal,server-refusal,table-refusal}.json",
  {
    base: "../../../packs/locales/en",
    import: "default",
    eager: true,
  },
);
export const rooms = import.meta.glob<{ readonly default: Record<string, unknown> }>(
  ["./*/*.json", "./{codes,design,home,terms}.json"],
  { base: "../../../packs/locales/en" },
);
