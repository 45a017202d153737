import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { roads } from "#programme/planning/framework/programme-parts.ts";
import { beneficiaryGroups } from "#programme/review/standard/beneficiary-groups.ts";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { readNeeds, readNeedsInFull } from "#contract/planning/need.ts";
import { useClasses, useNames } from "#web/names.ts";
import { NeedsPicture } from "./NeedsPicture.tsx";

type Count = { readonly key: string; readonly households: ShownCount };

/** Needs of an area and what lies in it: by class, road, deprivation and cause. Who may read households opens a count to them. */
export function NeedsPage() {
  const { t } = useTranslation(["planning/need", "planning/framework"]);
  const { t: tStages } = useTranslation("terms");
  const nameOf = useNames();
  const classes = useClasses();
  const { language, day, number } = useFormat();
  const { scope } = useAreaScope();
  const opens = useMay()("review.readReviews");
  const query = { areaId: scope?.areaId ?? "" };
  const enabled = scope !== undefined;
  const full = useEndpoint(readNeedsInFull, { query }, { enabled: enabled && opens });
  const hidden = useEndpoint(readNeeds, { query }, { enabled: enabled && !opens });
  const found = opens ? full : hidden;
  // A count that is left out is zero only where something was counted, and nothing of the area is withheld.
  const reported = (row: Row, counts: readonly Count[], key: string) => {
    const count = counts.find((one) => one.key === key);
    if (count !== undefined) return number(count.households);
    if (!row.isCounted) return "–";
    return number(row.byClass.some(({ households }) => households === suppressed) ? suppressed : 0);
  };
  type Row = NonNullable<typeof found.data>["rows"][number];
  const column = (
    by: "class" | "need" | "cause" | "road",
    key: string,
    head: string,
    of: (row: Row) => readonly Count[],
  ) => ({
    key: `${by} ${key}`,
    head,
    text: (row: Row) => reported(row, of(row), key),
    cell: (row: Row) => {
      const text = reported(row, of(row), key);
      return opens && text !== "0" && text !== "–" ? (
        <Anchor href={paths.needy({ areaId: row.areaId, by, key })}>{text}</Anchor>
      ) : (
        text
      );
    },
    numeric: true,
    onPhone: by === "class",
  });
  return (
    <ListPage
      title={t("needs.title")}
      total={found.data?.rows.length ?? null}
      sentence={
        found.data === undefined
          ? t("needs.wait")
          : t(found.data.smallCountsHidden ? "needs.sentenceHidden" : "needs.sentence", {
              area: found.data.areaName,
              day: day(found.data.asOf),
            })
      }
      notice={found.data === undefined ? undefined : <NeedsPicture needs={found.data} />}
      rows={found.data?.rows}
      error={found.error}
      onRetry={() => void found.refetch()}
      rowKey={(row) => row.areaId}
      empty={{ why: t("needs.empty") }}
      exportName="needs"
      columns={[
        { key: "area", head: tStages("area"), text: (row) => row.areaName },
        ...classes.codes
          .filter(classes.isListed)
          .map((code) => column("class", code, nameOf("classes", code), (row) => row.byClass)),
        ...roads.map((road) => column("road", road, t(`planning/framework:roads.${road}`), (row) => row.byRoad)),
        ...(found.data?.indicators ?? []).map(({ code, name }) =>
          column("need", code, name[language], (row) => row.byNeed),
        ),
        ...beneficiaryGroups.map((group) => ({
          key: `group ${group}`,
          head: tStages(`groups.${group}`),
          text: (row: Row) => (row.byGroup === null ? "–" : reported(row, row.byGroup, group)),
          cell: (row: Row) => {
            const text = row.byGroup === null ? "–" : reported(row, row.byGroup, group);
            const place = row.isVillage
              ? { villageId: row.areaId }
              : isCommune(row.areaId)
                ? { communeId: row.areaId }
                : {};
            return text === "0" || text === "–" ? (
              text
            ) : (
              <Anchor href={paths.households({ ...place, group })}>{text}</Anchor>
            );
          },
          numeric: true,
        })),
        ...povertyCauses.map((cause) => column("cause", cause, t(`causes.${cause}`), (row) => row.byCause)),
      ]}
    />
  );
}
