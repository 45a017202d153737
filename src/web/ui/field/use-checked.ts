import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldError } from "./ErrorSummary.tsx";

/**
 * The errors of a form, shown from the first try to send it: a needed field that is empty, and what the page finds itself. Fields
 * are named by the id of their input.
 */
export function useChecked(
  needed: Readonly<Record<string, { readonly label: string; readonly value: string }>>,
  found: readonly FieldError[] = [],
) {
  const { t } = useTranslation("ui");
  const [checked, check] = useState(false);
  const missing = Object.entries(needed)
    .filter(([, { value }]) => value.trim() === "")
    .map(([fieldId, { label }]): FieldError => ({ fieldId, message: t("form.missing", { label }) }));
  const all = [...missing, ...found.filter((error) => !missing.some(({ fieldId }) => fieldId === error.fieldId))];
  const errors = checked ? all : [];
  return {
    errors,
    errorOf: (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message,
    /** Shows the errors; answers whether there are none. */
    passes: () => {
      check(true);
      return all.length === 0;
    },
  };
}
