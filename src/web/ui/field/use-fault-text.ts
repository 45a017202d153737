import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { Fault } from "#web/ui/form/faults-of.ts";

/** What is wrong with a field and what to do about it, in words. What no field of the page shows is said of the form. */
export function useFaultText(): (fault: Fault, labels: ReadonlyMap<string, string>) => string {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  return ({ path, code, count }, labels) => {
    const label = labels.get(path) ?? t("form.unnamed");
    if (code === "missing") return t("form.missing", { label });
    return t(`form.fault.${code}`, { label, ...(count === undefined ? {} : { bound: number(count) }) });
  };
}
