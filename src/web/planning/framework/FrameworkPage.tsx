import { Anchor, Group, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readFramework } from "#contract/planning/framework.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { FrameworkPicture } from "./FrameworkPicture.tsx";
import { TargetBranch } from "./TargetBranch.tsx";
import styles from "./framework.module.css";
import { listProgrammes } from "#contract/planning/programme.ts";

type Search = { readonly programme?: string | undefined; readonly year?: number | undefined };

/** The framework of a programme in an area and a year, drawn as a tree: goal, target, output, line, money. */
export function FrameworkPage({
  search,
  onSearch,
}: {
  readonly search: Search;
  readonly onSearch: (next: Search) => void;
}) {
  const { t } = useTranslation(["planning/framework", "planning/need"]);
  const { t: tUi } = useTranslation("ui");
  const { language, day } = useFormat();
  const { scope } = useAreaScope();
  const today = useSession().data?.today ?? "";
  const programmes = useEndpoint(listProgrammes);
  const year = search.year ?? Number(today.slice(0, 4));
  const current = (programmes.data?.rows ?? []).filter(({ isCurrent }) => isCurrent);
  const programmeId = search.programme ?? current[0]?.programmeId ?? "";
  const query = { areaId: scope?.areaId ?? "", programmeId, year };
  const found = useEndpoint(
    readFramework,
    { query: { ...query, year: String(year) } },
    { enabled: scope !== undefined && programmeId !== "" },
  );
  const years = [-2, -1, 0, 1].map((step) => String(Number(today.slice(0, 4)) + step));
  return (
    <Stack gap="lg">
      <PageHead
        title={t("title", { area: scope?.name ?? "", year })}
        acts={(["xml", "json", "csv"] as const).map((extension) => (
          <Anchor key={extension} href={paths.resultsFile(extension, query)} download>
            {t(`files.${extension}`)}
          </Anchor>
        ))}
      />
      <Group align="flex-end" className="no-print">
        <NativeSelect
          label={t("programme")}
          w={640}
          maw="100%"
          value={programmeId}
          data={current.map((one) => ({ value: one.programmeId, label: one.title[language] }))}
          onChange={(event) => onSearch({ ...search, programme: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("year")}
          value={String(year)}
          data={years}
          onChange={(event) => onSearch({ ...search, year: Number(event.currentTarget.value) })}
        />
      </Group>
      <Group className="no-print">
        <Anchor href={paths.needs()}>{t("planning/need:needs.title")}</Anchor>
        {programmeId !== "" && <Anchor href={paths.programme(programmeId)}>{t("aboutProgramme")}</Anchor>}
      </Group>
      <Loaded asked={found}>
        {(framework) =>
          framework.goals.length === 0 ? (
            <EmptyState why={t("empty")} act={{ label: t("toPlans"), href: paths.plans() }} />
          ) : (
            <Stack gap="lg">
              <Text>{t("lead", { plans: framework.plans, day: day(framework.asOf) })}</Text>
              {framework.goals.some(({ targets }) => targets.some(({ value }) => value === suppressed)) && (
                <Text>{tUi("suppressedWhy")}</Text>
              )}
              <FrameworkPicture framework={framework} />
              {framework.goals.map((goal) => (
                <section key={goal.title}>
                  <Title order={2}>{t("goal", { goal: goal.title })}</Title>
                  <ul className={styles["tree"]}>
                    {goal.targets.map((target) => (
                      <TargetBranch
                        key={target.targetId ?? `${target.indicatorCode} ${String(target.areaClass)}`}
                        target={target}
                      />
                    ))}
                  </ul>
                </section>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  );
}
