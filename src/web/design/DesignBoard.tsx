import { useTranslation } from "react-i18next";
import { paths, withSearch } from "#web/paths.ts";
import { Board } from "#web/ui/list/Board.tsx";

const list = withSearch(paths.design(), { shape: "list" });
const record = withSearch(paths.design(), { shape: "record" });

export function DesignBoard() {
  const { t } = useTranslation("design");
  const counts = (surveyed: number, met: number, posted: number, decided: number) => ({
    surveyed: { count: surveyed, href: list },
    met: { count: met, href: list },
    posted: { count: posted, href: list },
    decided: { count: decided, href: list },
  });
  return (
    <Board
      title={t("board.title")}
      line={t("board.line")}
      rowHead={t("list.village")}
      columns={[
        { key: "surveyed", label: t("board.surveyed") },
        { key: "met", label: t("board.met") },
        { key: "posted", label: t("board.posted") },
        { key: "decided", label: t("board.decided") },
      ]}
      rows={[
        {
          key: "1",
          name: "Làng Teng",
          href: record,
          next: { label: t("board.hold"), href: record },
          late: t("board.late"),
          counts: counts(31, 0, 0, 0),
        },
        {
          key: "2",
          name: "Gò Rét",
          href: record,
          next: { label: t("board.post"), href: record },
          counts: counts(0, 18, 0, 0),
        },
        { key: "3", name: "Nước Tiên", href: record, counts: counts(0, 0, 12, 9) },
      ]}
    />
  );
}
