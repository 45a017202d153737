import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getLivelihoodGroup } from "#contract/delivery/livelihood.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useGroupActs } from "./group-acts.tsx";

type Asset = Output<typeof getLivelihoodGroup>["assets"][number];

/** A livelihood group: who is in it and who is next, its assets with all who held them, and what is repaid. */
export function LivelihoodGroupPage({ groupId }: { readonly groupId: Id<"livelihood group"> }) {
  const found = useEndpoint(getLivelihoodGroup, { params: { groupId } });
  return <Loaded asked={found}>{(group) => <GroupRecord group={group} />}</Loaded>;
}

function GroupRecord({ group }: { readonly group: Output<typeof getLivelihoodGroup> }) {
  const { t } = useTranslation("delivery/livelihood");
  const { day, language, number } = useFormat();
  const nameOf = useNames();
  const acts = useGroupActs(group);
  const assetText = ({ tag, kind, motherTag }: Asset) =>
    [tag, kind, ...(motherTag === null ? [] : [`${t("mother")}: ${motherTag}`])].join(" · ");
  const classOf = (code: string | null) => (code === null ? "–" : nameOf("classes", code));
  const attention = [
    ...(group.isBelowTargetShare === true ? [t("belowTarget", { share: number(group.targetShare ?? 0) })] : []),
    ...(group.late > 0n ? [t("isLate")] : []),
    ...(group.lateChecks > 0 ? [t("checkIsLate", { count: group.lateChecks })] : []),
  ];
  return (
    <RecordPage
      above={{ label: group.activityTitle, href: paths.activity(group.activityId) }}
      title={group.name}
      line={[group.communeName, group.villageName ?? ""].filter((one) => one !== "").join(" · ")}
      state={{ tone: attention.length > 0 ? "attention" : "progress", label: t("formed"), since: group.formedOn }}
      notice={attention.length > 0 && <Notice>{attention.join(" ")}</Notice>}
      acts={acts}
      papers={
        group.assets.length === 0
          ? []
          : (["pdf", "xlsx"] as const).map((format) => ({
              label: t(`book.${format}`),
              href: paths.papers.assetBook(group.groupId, { language, format }),
              download: true,
            }))
      }
      facts={[
        { label: t("members"), value: number(group.members) },
        { label: t("ofTargetGroup"), value: number(group.ofTargetGroup) },
        { label: t("alive"), value: number(group.alive) },
        { label: t("gone"), value: number(group.gone) },
        { label: t("born"), value: number(group.born) },
        { label: t("rotations"), value: number(group.rotations) },
        { label: t("due"), value: <Money amount={group.due} /> },
        { label: t("repaid"), value: <Money amount={group.repaid} /> },
        { label: t("late"), value: <Money amount={group.late} /> },
      ]}
    >
      <RowsSection
        title={t("members")}
        rows={group.people}
        rowKey={(row) => row.householdId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("noMembers") }}
        exportName="members"
        columns={[
          { key: "head", head: t("head"), text: (row) => row.headName ?? "–" },
          { key: "class", head: t("class"), text: (row) => classOf(row.class), onPhone: true },
          { key: "role", head: t("role"), text: (row) => t(`roles.${row.role}`) },
          { key: "joinedOn", head: t("joinedOn"), text: (row) => day(row.joinedOn) },
          { key: "turns", head: t("turns"), text: (row) => number(row.turns), numeric: true },
          {
            key: "place",
            head: t("place"),
            text: (row) => (row.place === null ? t("holds") : number(row.place)),
            onPhone: true,
          },
        ]}
      />
      <RowsSection
        title={t("assetsOfGroup")}
        rows={group.assets}
        rowKey={(row) => row.assetId}
        empty={{ why: t("noAssets") }}
        exportName="assets"
        columns={[
          { key: "tag", head: t("tag"), text: assetText, onPhone: true },
          {
            key: "receivedOn",
            head: t("receivedOn"),
            text: (row) =>
              row.classOnReceipt === null
                ? day(row.receivedOn)
                : `${day(row.receivedOn)} · ${classOf(row.classOnReceipt)}`,
          },
          {
            key: "state",
            head: t("state"),
            text: (row) =>
              [t(`states.${row.state}`), row.endedOn === null ? "" : day(row.endedOn), row.endReason ?? ""]
                .filter((one) => one !== "")
                .join(" · "),
            onPhone: true,
          },
          {
            key: "holders",
            head: t("holders"),
            text: (row) => row.holders.map((one) => `${one.headName ?? "–"} (${day(one.heldFrom)})`).join(" → "),
            cell: (row) =>
              row.holders.map((one, at) => (
                <span key={one.heldFrom + one.householdId}>
                  {at > 0 && " → "}
                  <Anchor href={paths.household(one.householdId)}>{one.headName ?? "–"}</Anchor>
                  {` (${day(one.heldFrom)})`}
                </span>
              )),
          },
          {
            key: "check",
            head: t("check.last"),
            text: (row) =>
              row.lastCheck === null
                ? t("check.none")
                : [t(`check.findings.${row.lastCheck.finding}`), day(row.lastCheck.checkedOn), row.lastCheck.note ?? ""]
                    .filter((one) => one !== "")
                    .join(" · "),
          },
          {
            key: "checkDueOn",
            head: t("check.dueOn"),
            text: (row) =>
              row.checkDueOn === null
                ? "–"
                : row.isCheckLate
                  ? t("check.late", { day: day(row.checkDueOn) })
                  : day(row.checkDueOn),
          },
          {
            key: "due",
            head: t("due"),
            text: (row) => row.due?.toString() ?? "",
            cell: (row) => (row.due === null ? "–" : <Money amount={row.due} overview />),
            numeric: true,
          },
          { key: "dueOn", head: t("dueOn"), text: (row) => (row.dueOn === null ? "–" : day(row.dueOn)) },
          {
            key: "repaid",
            head: t("repaid"),
            text: (row) => row.repaid.toString(),
            cell: (row) => <Money amount={row.repaid} overview />,
            numeric: true,
          },
        ]}
      />
    </RecordPage>
  );
}
