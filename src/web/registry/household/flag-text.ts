import type { TFunction } from "i18next";

/**
 * A mark of a household in words. Marks are missing:FIELD and unreadable:FIELD from the import itself, or the name of a check that
 * the mapping of the source brought with it; those of the shipped mappings have words of their own.
 */
export function flagText(t: TFunction<"registry/household">, flag: string): string {
  const [kind, field] = flag.split(":");
  if (field === undefined)
    return t(`flag.known.${flag}`, { defaultValue: t("flag.check", { name: flag.replaceAll("_", " ") }) });
  const text = kind === "missing" ? "flag.missing" : "flag.unreadable";
  return t(text, { field: fieldText(t, field) });
}

/** The name of a mark, where a sentence says already that it is one. */
export function markName(t: TFunction<"registry/household">, flag: string): string {
  return flag.includes(":") ? flagText(t, flag) : t(`flag.known.${flag}`, { defaultValue: flag.replaceAll("_", " ") });
}

/** A field of the registry in words; an answer is shown by its name in the standard. */
export function fieldText(t: TFunction<"registry/household">, field: string): string {
  const [first, ...rest] = field.split(".");
  const name = t(`field.${first ?? ""}`, { defaultValue: first ?? "" });
  return rest.length === 0 ? name : `${name} ${rest.join(".")}`;
}
