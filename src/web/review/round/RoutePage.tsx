import { Anchor, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readRoute } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { AssignReviewers } from "./AssignReviewers.tsx";
import { reviewTone } from "./review-tone.ts";

/** The way through a village: who is visited after whom and by which reviewer; one's own stretch alone, if wished. */
export function RoutePage(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly mine: "yes" | "no";
  readonly onMine: (mine: "yes" | "no") => void;
}) {
  const { t } = useTranslation("review/round");
  const { t: ts } = useTranslation(["terms", "review/round"]);
  const { roundId, villageId, mine } = props;
  const whyNot = useWhyNot()("review.assignReviewers");
  const found = useEndpoint(readRoute, { params: { roundId, villageId }, query: { mine } });
  const [isOpen, open] = useState(false);
  const isSurveyed = (state: string) => !["draft", "listed", "screened"].includes(state);
  return (
    <>
      <ListPage
        title={t("route.title", { village: found.data?.villageName ?? "" })}
        total={found.data?.rows.length ?? null}
        sentence={t(`route.sentenceOf.${mine}`)}
        actions={
          <Group gap="sm">
            <Button
              disabled={whyNot !== undefined || found.data === undefined}
              title={whyNot}
              onClick={() => open(true)}
            >
              {t("route.assign")}
            </Button>
            <Anchor href={paths.village(roundId, villageId)}>{t("route.toVillage")}</Anchor>
          </Group>
        }
        filters={
          <ChoiceField
            id="route-mine"
            label={t("route.show")}
            value={mine}
            choices={["no", "yes"].map((value) => ({ value, label: t(`route.showOf.${value}`) }))}
            onChange={(value) => props.onMine(value === "yes" ? "yes" : "no")}
          />
        }
        rows={found.data?.rows}
        error={found.error}
        onRetry={() => void found.refetch()}
        rowKey={(row) => row.householdId}
        hrefOf={(row) =>
          isSurveyed(row.state) ? paths.explanation(row.householdId, roundId) : paths.survey(row.householdId, roundId)
        }
        empty={{ why: t("route.empty"), act: undefined }}
        exportName="route"
        columns={[
          {
            key: "head",
            head: ts("household"),
            text: (row) => `${row.position === null ? "" : `${row.position}. `}${row.headName ?? ts("unnamed")}`,
          },
          { key: "address", head: t("route.address"), text: (row) => row.address ?? "", onPhone: true },
          { key: "members", head: t("route.members"), text: (row) => String(row.members), numeric: true },
          {
            key: "way",
            head: t("route.way"),
            text: (row) => (row.lat === null ? "" : `${row.lat}, ${row.lon}`),
            cell: (row) =>
              row.lat === null ? (
                t("route.notOnMap")
              ) : (
                <Anchor href={`geo:${row.lat},${row.lon}`}>{t("route.onMap")}</Anchor>
              ),
          },
          {
            key: "state",
            head: ts("state"),
            text: (row) => ts(`review/round:state.${row.state}`),
            cell: (row) => <StateBadge tone={reviewTone(row.state)} label={ts(`review/round:state.${row.state}`)} />,
            onPhone: true,
          },
          {
            key: "reviewer",
            head: t("route.reviewer"),
            text: (row) => row.reviewerName ?? t("route.nobody"),
            onPhone: true,
          },
        ]}
      />
      {isOpen && found.data !== undefined && (
        <AssignReviewers
          roundId={roundId}
          villageId={villageId}
          communeId={found.data.communeId}
          onClose={() => open(false)}
        />
      )}
    </>
  );
}
