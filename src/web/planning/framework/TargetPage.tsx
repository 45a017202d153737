import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useRuleWords } from "./use-rule-words.ts";
import { useTermsAct } from "./use-terms-act.tsx";
import { getTarget, recordActual } from "#contract/planning/target.ts";

type Target = Output<typeof getTarget>;

export function TargetPage({ targetId }: { readonly targetId: Id<"target"> }) {
  const found = useEndpoint(getTarget, { params: { targetId } });
  return <Loaded asked={found}>{(target) => <TargetRecord found={target} targetId={targetId} />}</Loaded>;
}

/** A target with how it is measured, its figures year by year, and a break where the definition changed. */
function TargetRecord({ found, targetId }: { readonly found: Target; readonly targetId: Id<"target"> }) {
  const { t } = useTranslation("planning/framework");
  const { language, number, day } = useFormat();
  const acts = useTargetActs(found, targetId);
  const ruleWords = useRuleWords();
  const { target } = found;
  const unit = target.unit[language];
  const groups = Object.entries(target.disaggregation).map(([group, key]) => `${t(`groups.${group}`)}: ${key}`);
  return (
    <RecordPage
      above={{ label: t("toPlan"), href: paths.plan(found.planId) }}
      title={target.indicatorName[language]}
      line={t("targetOf", { area: found.areaName, year: found.year, goal: found.goal })}
      acts={acts}
      facts={[
        { label: t("baseline"), value: target.baseline === null ? "–" : `${number(target.baseline)} ${unit}` },
        { label: t("aim"), value: target.value === null ? "–" : `${number(target.value)} ${unit}` },
        {
          label: t("found"),
          value: target.actual === null ? t("noActual") : `${number(target.actual)} ${unit}`,
        },
        { label: t("period"), value: `${day(target.periodFrom)} – ${day(target.periodTo)}` },
        { label: t("definition"), value: String(target.indicatorVersion) },
        {
          label: t("measuredBy"),
          value:
            found.rule === null
              ? t("reportedBy", { office: found.reportedBy?.[language] ?? "–" })
              : (ruleWords(found.rule) ?? found.rule),
        },
        { label: t("of"), value: target.areaClass === null ? t("allOfArea") : t(`areaClasses.${target.areaClass}`) },
        { label: t("group"), value: groups.length === 0 ? t("noGroup") : groups.join("; ") },
      ]}
    >
      <Stack component="section" gap="sm">
        <Title order={2}>{t("series")}</Title>
        {found.series.stretches.map(({ version, points }) => (
          <RowsSection
            key={version}
            title={t("byDefinition", { version })}
            rows={points}
            exportName="series"
            rowKey={(point) => `${String(point.year)} ${String(point.target)}`}
            empty={{ why: t("noActual") }}
            columns={[
              { key: "year", head: t("year"), text: (point) => String(point.year), onPhone: true },
              {
                key: "aim",
                head: t("aim"),
                text: (point) => (point.target === null ? "–" : number(point.target)),
                numeric: true,
              },
              {
                key: "actual",
                head: t("found"),
                text: (point) => (point.actual === null ? "–" : number(point.actual)),
                numeric: true,
                onPhone: true,
              },
            ]}
          />
        ))}
        {found.series.breaks.map(({ year, from, to, changeOfStandard }) => (
          <Text key={year}>
            {changeOfStandard === true ? t("breakOfStandard", { year }) : t("break", { year, from, to })}
          </Text>
        ))}
      </Stack>
      {found.reportedBy !== null && (
        <RowsSection
          title={t("reports")}
          rows={found.reports}
          exportName="reports"
          rowKey={(report) => report.actualId}
          empty={{ why: t("noReports") }}
          columns={[
            { key: "year", head: t("year"), text: (report) => String(report.year), onPhone: true },
            { key: "value", head: t("found"), text: (report) => number(report.value), numeric: true, onPhone: true },
            { key: "asOf", head: t("asOf"), text: (report) => day(report.asOf) },
            { key: "evidence", head: t("evidence"), text: (report) => report.evidence },
            { key: "by", head: t("enteredBy"), text: (report) => report.enteredBy ?? "–" },
          ]}
        />
      )}
    </RecordPage>
  );
}

function useTargetActs(found: Target, targetId: Id<"target">): readonly RecordAct[] {
  const { t } = useTranslation("planning/framework");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const terms = useTermsAct(found, targetId);
  return [
    terms,
    {
      key: "report",
      label: t("report.verb"),
      whyNot: whyNot("planning.recordActual", found.reportedBy === null && t("report.isCounted")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordActual}
          verb={t("report.verb")}
          next={t("report.next")}
          initial={{ targetId, actualId: newId("actual"), year: found.year, asOf: today }}
          seen={found}
          fields={[
            { path: "year", label: t("year") },
            { path: "value", label: t("found") },
            { path: "asOf", label: t("asOf") },
            { path: "evidence", label: t("evidence"), help: t("report.evidenceHelp") },
          ]}
          onClose={onClose}
        />
      ),
    },
  ];
}
