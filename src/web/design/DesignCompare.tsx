import { useTranslation } from "react-i18next";
import { Compare } from "#web/ui/list/Compare.tsx";

export function DesignCompare() {
  const { t } = useTranslation("design");
  return (
    <Compare
      title={t("compare.title")}
      line={t("compare.line")}
      subjects={[
        { key: "a", title: t("compare.first"), note: t("compare.firstNote") },
        { key: "b", title: t("compare.second"), note: t("compare.secondNote") },
      ]}
      rows={[
        { key: "name", label: t("compare.name"), texts: { a: "Đinh Thị Hạnh", b: "Đinh Thị Hạnh" } },
        { key: "born", label: t("compare.born"), texts: { a: "12/03/1984", b: "1984" } },
        { key: "village", label: t("list.village"), texts: { a: "Gò Rét", b: "Làng Teng" } },
        { key: "sex", label: t("compare.sex"), texts: { a: t("compare.female"), b: t("compare.female") } },
      ]}
    />
  );
}
