import { useTranslation } from "react-i18next";

/** Why a delivered support is in no batch: "delivery.evidence_missing". */
export function useHindranceText(): (code: string) => string {
  const { t } = useTranslation("payment/batch");
  return (code) => t(`left.hindrance.${code.slice(code.indexOf(".") + 1)}`);
}
