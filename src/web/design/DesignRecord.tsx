import { useTranslation } from "react-i18next";
import { localDate } from "#kernel/local-date.ts";
import { paths, withSearch } from "#web/paths.ts";
import { DeadlineText } from "#web/ui/DeadlineText.tsx";
import { Figure } from "#web/ui/page/Figure.tsx";
import { Money } from "#web/ui/Money.tsx";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { today } from "./sample.ts";

export function DesignRecord() {
  const { t } = useTranslation("design");
  return (
    <RecordPage
      above={{ label: t("list.title"), href: withSearch(paths.design(), { shape: "list" }) }}
      title={t("record.title")}
      line={t("record.line")}
      state={{ tone: "progress", label: t("pieces.posted"), since: localDate("2026-09-04") }}
      notice={<NoticeSample />}
      acts={[
        { key: "objection", label: t("record.object"), onAct: () => undefined },
        { key: "decide", label: t("record.decide"), whyNot: t("record.decideWhyNot") },
      ]}
      facts={[
        { label: t("record.class"), value: t("list.classes.poor") },
        {
          label: t("record.points"),
          value: (
            <Figure
              label={t("record.points")}
              value="115"
              how={t("record.pointsHow")}
              parts={[{ label: "B1", value: "115" }]}
            />
          ),
        },
        { label: t("record.members"), value: "5" },
        { label: t("record.deadline"), value: <DeadlineText today={today} due={localDate("2026-09-10")} /> },
        { label: t("record.support"), value: <Money amount={46_250_000n} overview /> },
        { label: t("record.address"), value: "Làng Teng, Ba Thành" },
      ]}
      story={[
        { key: "1", day: localDate("2026-08-20"), what: t("record.listed"), who: t("record.officer") },
        { key: "2", day: localDate("2026-09-03"), what: t("record.met"), who: t("record.meetingWho") },
        { key: "3", day: localDate("2026-09-04"), what: t("pieces.posted"), who: t("record.officer") },
      ]}
      papers={[
        { label: t("record.minutes"), href: withSearch(paths.design(), { shape: "print" }), note: "03/09/2026" },
      ]}
    />
  );
}
