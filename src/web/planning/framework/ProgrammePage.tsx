import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { localDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { NotFoundPage } from "#web/shell/NotFoundPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useRuleWords } from "./use-rule-words.ts";
import { useLawWords } from "#web/law-words.ts";
import { ProgrammeCodes } from "./ProgrammeCodes.tsx";
import { listProgrammes } from "#contract/planning/programme.ts";
import type { Programme } from "./listed-programme.ts";

export function ProgrammePage({ programmeId }: { readonly programmeId: string }) {
  const found = useEndpoint(listProgrammes, { query: { samples: "true" } });
  return (
    <Loaded asked={found}>
      {({ rows }) => {
        const programme = rows.find((one) => one.programmeId === programmeId && one.isCurrent);
        return programme === undefined ? <NotFoundPage /> : <ProgrammeRecord programme={programme} />;
      }}
    </Loaded>
  );
}

/** A programme as its pack says it: components, sources, kinds of activity, indicators, who decides, and the codes set here. */
function ProgrammeRecord({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation("planning/framework");
  const { language, money, number, day } = useFormat();
  const lawOf = useLawWords();
  const ruleWords = useRuleWords();
  const empty = { why: t("nothingHere") };
  const { runs } = programme;
  const carried =
    runs === null || runs.carriedOverTo === null
      ? ""
      : ` · ${t("carriedOver", { day: day(localDate(runs.carriedOverTo)) })}`;
  return (
    <RecordPage
      above={{ label: t("toFramework"), href: paths.framework() }}
      title={programme.title[language]}
      {...(programme.sample ? { line: t("sample") } : {})}
      facts={[
        { label: t("runs"), value: runs === null ? "–" : `${String(runs.from)}–${String(runs.to)}${carried}` },
        { label: t("packVersion"), value: programme.version },
        { label: t("legalBasis"), value: programme.sources.map((source) => lawOf(source) ?? source).join("; ") },
      ]}
    >
      <RowsSection
        exportName="components"
        title={t("components")}
        rows={programme.components}
        rowKey={({ code }) => code}
        empty={empty}
        columns={[
          { key: "code", head: t("code"), text: ({ code }) => code, onPhone: true },
          { key: "name", head: t("name"), text: ({ name }) => name[language], onPhone: true },
          { key: "level", head: t("level"), text: ({ level }) => t(`levels.${level}`) },
          { key: "lead", head: t("leadAgency"), text: ({ leadAgency }) => leadAgency?.[language] ?? "–" },
        ]}
      />
      <RowsSection
        exportName="fund-sources"
        title={t("fundSources")}
        rows={programme.fundSources}
        rowKey={({ code }) => code}
        empty={empty}
        columns={[
          { key: "name", head: t("name"), text: ({ name }) => name[language], onPhone: true },
          { key: "state", head: t("stateBudget"), text: (one) => t(one.isStateBudget ? "yes" : "no") },
          {
            key: "forms",
            head: t("forms"),
            text: ({ forms }) => forms.map((form) => t(`formNames.${form}`)).join(", "),
          },
          {
            key: "carry",
            head: t("carryOver"),
            text: ({ carryOver }) =>
              t(`carryRules.${carryOver.rule}`, {
                day: carryOver.until === null ? "" : day(localDate(carryOver.until)),
              }),
            onPhone: true,
          },
          { key: "basis", head: t("basis"), text: ({ carryOver }) => t(`bases.${carryOver.basis}`) },
        ]}
      />
      <RowsSection
        exportName="activity-kinds"
        title={t("kinds")}
        rows={programme.activityKinds}
        rowKey={({ code }) => code}
        empty={empty}
        columns={[
          { key: "name", head: t("name"), text: ({ name }) => name[language], onPhone: true },
          { key: "component", head: t("component"), text: ({ component }) => component },
          { key: "who", head: t("participants"), text: (kind) => t(`participantKinds.${kind.participants}`) },
          {
            key: "norm",
            head: t("norm"),
            text: ({ norm }) => (norm === null ? t("noNorm") : money(norm)),
            numeric: true,
            onPhone: true,
          },
          { key: "basis", head: t("basis"), text: ({ normIs }) => t(`bases.${normIs}`) },
          {
            key: "roads",
            head: t("road"),
            text: (kind) =>
              kind.roads.length === 0 ? t("anyRoad") : kind.roads.map((road) => t(`roads.${road}`)).join(", "),
          },
        ]}
      />
      <RowsSection
        exportName="indicators"
        title={t("indicators")}
        rows={programme.indicators}
        rowKey={({ code }) => code}
        empty={empty}
        columns={[
          { key: "name", head: t("name"), text: ({ name }) => name[language], onPhone: true },
          { key: "unit", head: t("unit"), text: ({ unit }) => unit[language] },
          {
            key: "measured",
            head: t("measuredBy"),
            isSentence: true,
            text: (one) =>
              one.rule === null
                ? t("reportedBy", { office: one.reportedBy?.[language] ?? "–" })
                : (ruleWords(one.rule) ?? one.rule),
            cell: ({ rule, reportedBy }) =>
              rule === null || ruleWords(rule) === undefined ? (
                (rule ?? t("reportedBy", { office: reportedBy?.[language] ?? "–" }))
              ) : (
                <details>
                  <summary>{ruleWords(rule)}</summary>
                  <code>{rule}</code>
                </details>
              ),
          },
          { key: "version", head: t("definition"), text: ({ version }) => String(version), numeric: true },
        ]}
      />
      <Stack component="section" gap="sm">
        <Title order={2}>{t("whoDecides")}</Title>
        <Text>{t("whoDecidesLead")}</Text>
        <RowsSection
          exportName="who-decides"
          title={t("decisionTable")}
          rows={programme.decides.map((row, at) => ({ ...row, at }))}
          rowKey={({ at }) => String(at)}
          empty={empty}
          columns={[
            { key: "decision", head: t("decision"), text: ({ decision }) => t(`decisions.${decision}`), onPhone: true },
            {
              key: "limit",
              head: t("limit"),
              text: ({ upTo, upToShare }) =>
                upTo !== undefined
                  ? t("upTo", { amount: money(BigInt(upTo)) })
                  : upToShare !== undefined
                    ? t("upToShare", { percent: number(upToShare) })
                    : "–",
            },
            { key: "by", head: t("decidedBy"), text: ({ by }) => t(`deciders.${by}`), onPhone: true },
            { key: "basis", head: t("basis"), text: ({ basis }) => t(`bases.${basis}`) },
          ]}
        />
      </Stack>
      <ProgrammeCodes programme={programme} />
    </RecordPage>
  );
}
