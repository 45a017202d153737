import { Anchor, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readTargeting } from "#contract/evaluation/targeting.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { targetingGroups } from "#programme/evaluation/targeting.ts";
import type { TargetingGroup } from "#programme/evaluation/targeting.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { provinceFor, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { KindsPicture } from "./KindsPicture.tsx";
import { useTargetingColumns } from "./use-targeting-columns.ts";

export type TargetingFilter = {
  readonly areaId?: string | undefined;
  readonly year?: number | undefined;
  readonly by?: TargetingGroup | undefined;
  readonly kind?: string | undefined;
};
type Targeting = Output<typeof readTargeting>;

/** Whom the supports of a year reached, who of the eligible they did not, and what went to others. */
export function TargetingPage(props: {
  readonly filter: TargetingFilter;
  readonly onFilter: (filter: TargetingFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation(["evaluation/targeting", "terms", "ui"]);
  const { day } = useFormat();
  const { scope } = useAreaScope();
  const session = useSession();
  const thisYear = Number(session.data?.today.slice(0, 4) ?? 0);
  const year = filter.year ?? thisYear;
  const by = filter.by ?? "commune";
  const areaId = filter.areaId ?? (session.data === undefined ? "" : provinceFor(session.data, scope?.areaId));
  const isKnown = { enabled: areaId !== "" && year > 0 };
  const asked = useEndpoint(readTargeting, { query: { areaId, year: String(year), by } }, isKnown);
  if (session.data === undefined || scope === undefined) return <PageSkeleton />;
  return (
    <Loaded asked={asked}>
      {(found) => {
        const chosen =
          found.kinds.find(({ kind }) => kind === filter.kind) ??
          found.kinds.find(({ served }) => typeof served === "number" && served > 0);
        return (
          <Stack gap="xl">
            <PageHead
              title={t("title")}
              lead={t("lead", { year: String(found.year), on: day(found.listOn), until: day(found.until) })}
            />
            <Group className="no-print">
              <NativeSelect
                label={t("terms:year")}
                value={String(year)}
                onChange={(event) => onFilter({ ...filter, year: Number(event.currentTarget.value) })}
                data={[0, 1, 2, 3, 4].map((ago) => String(thisYear - ago))}
              />
              <NativeSelect
                label={t("by")}
                value={by}
                onChange={(event) =>
                  onFilter({ ...filter, by: targetingGroups.find((one) => one === event.currentTarget.value) })
                }
                data={targetingGroups.map((value) => ({ value, label: t(`groups.${value}`) }))}
              />
            </Group>
            {found.kinds.some(({ eligible }) => eligible === suppressed) && <Text>{t("ui:suppressedWhy")}</Text>}
            <KindsPicture targeting={found} hrefOf={(kind) => paths.targeting({ ...filter, kind })} />
            {chosen !== undefined && <Groups kind={chosen} by={by} />}
            <Without targeting={found} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Groups({ kind, by }: { readonly kind: Targeting["kinds"][number]; readonly by: TargetingGroup }) {
  const { t } = useTranslation(["evaluation/targeting", "registry/household"]);
  const nameOf = useNames();
  const columns = useTargetingColumns();
  const groupOf = ({ key, name }: (typeof kind.groups)[number]) =>
    key === null ? t("unknownGroup") : by === "sex_of_head" ? t(`registry/household:person.sex.${key}`) : (name ?? key);
  const admits = [
    ...kind.admits.classes.map((code) => nameOf("classes", code)),
    ...kind.admits.groups.map((group) => t(`admitted.${group}`)),
  ];
  return (
    <Stack gap={4}>
      <RowsSection
        title={t("ofKind", { kind: nameOf("kinds", kind.kind) })}
        rows={kind.groups}
        rowKey={({ key }) => key ?? ""}
        empty={{ why: t("none") }}
        exportName={`targeting-${kind.kind}`}
        columns={[{ key: "group", head: t(`groups.${by}`), text: groupOf, onPhone: true }, ...columns]}
      />
      <Text size="sm" c="dimmed">
        {t("admits", { who: admits.join(", ") })}
      </Text>
    </Stack>
  );
}

/** The list of these households is for who may read them: the page of coverage opens it. */
function Without({ targeting }: { readonly targeting: Targeting }) {
  const { t } = useTranslation(["evaluation/targeting", "terms"]);
  const { number, share } = useFormat();
  const nameOf = useNames();
  const mayList = useMay()("delivery.readEligibility");
  const { poor } = targeting;
  const inPoverty = nameOf("roles", "in_poverty");
  return (
    <Stack gap={4}>
      <RowsSection
        title={
          poor.without === suppressed
            ? t("without.title")
            : t("without.finding", { without: number(poor.without), poor: number(poor.poor) })
        }
        rows={poor.rows}
        rowKey={({ areaId }) => areaId}
        empty={{ why: t("without.none") }}
        exportName="poor-without-support"
        columns={[
          { key: "area", head: t("terms:commune"), text: ({ areaName }) => areaName, onPhone: true },
          { key: "listed", head: inPoverty, text: (row) => number(row.poor), numeric: true },
          {
            key: "without",
            head: t("without.column"),
            text: (row) => number(row.without),
            numeric: true,
            onPhone: true,
          },
          {
            key: "share",
            head: t("without.share"),
            text: (row) =>
              row.poor === suppressed || row.without === suppressed || row.poor === 0
                ? "–"
                : share(row.without / row.poor, 1),
            numeric: true,
          },
        ]}
      />
      {mayList && <Anchor href={paths.coverage({})}>{t("without.list")}</Anchor>}
    </Stack>
  );
}
