import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { PrintSheet } from "#web/ui/page/PrintSheet.tsx";
import { households, today } from "./sample.ts";

export function DesignPrint() {
  const { t } = useTranslation("design");
  const { dong } = useFormat();
  return (
    <PrintSheet
      office={t("print.office")}
      place="Ba Tơ"
      date={today}
      title={t("print.title")}
      subtitle={t("print.subtitle")}
      signatures={[{ post: t("print.officer") }, { post: t("print.chair") }]}
    >
      <NoticeSample />
      <table>
        <thead>
          <tr>
            <th scope="col">{t("list.head")}</th>
            <th scope="col">{t("list.village")}</th>
            <th scope="col">{`${t("list.income")} (${t("list.dongMonth")})`}</th>
          </tr>
        </thead>
        <tbody>
          {households.map((row) => (
            <tr key={row.key}>
              <td>{row.head}</td>
              <td>{row.village}</td>
              <td style={{ textAlign: "right" }}>{dong(row.income)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PrintSheet>
  );
}
