import { Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { approveSupports, checkSupports, getActivity, listSupports, proposeSupports } from "#contract/delivery.ts";
import type { Output } from "#contract/endpoint.ts";
import { makeBatch } from "#contract/payment.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { newId } from "#web/parts/new-id.ts";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { ask, pagesOf, useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { useLanguage } from "#web/parts/use-language.ts";
import { Waiting } from "#web/parts/Waiting.tsx";
import { SupportsTable } from "./SupportsTable.tsx";

type Support = Output<typeof listSupports>["rows"][number];

/** An activity from proposal to payment: who gets what and why, and the next act. */
export function ActivityPage({ activityId }: { readonly activityId: Id<"activity"> }) {
  const { t } = useTranslation("stages");
  const language = useLanguage();
  const { number } = useFormat();
  const found = useAsk(getActivity, { params: { activityId } });
  const supports = useInfiniteQuery(
    pagesOf([listSupports.id, activityId], async (cursor) =>
      ask(listSupports, { params: { activityId }, query: { cursor, limit: 200 } }),
    ),
  );
  if (found.data === undefined) return <Waiting error={found.error} />;
  const activity = found.data;
  const rows = supports.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Stack>
      <TitleBar
        title={activity.title}
        lead={`${activity.kindName[language]} · ${activity.communeName}`}
        acts={<Acts activityId={activityId} rows={rows} />}
      />
      <FactList
        facts={[
          [t("delivery.planned"), number(activity.plannedQuantity)],
          [
            t("delivery.fundLine"),
            <Link
              key="line"
              to={paths.fundLine(activity.fundLineId)}
            >{`${t(`sources.${activity.fundSource}`)} · ${activity.component}`}</Link>,
          ],
          [t("delivery.remainder"), <Money key="rest" amount={activity.remainder} />],
        ]}
      />
      <SupportsTable
        rows={rows}
        more={
          supports.hasNextPage
            ? { load: () => void supports.fetchNextPage(), isLoading: supports.isFetchingNextPage }
            : undefined
        }
      />
    </Stack>
  );
}

function Acts({ activityId, rows }: { readonly activityId: Id<"activity">; readonly rows: readonly Support[] }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const of = (state: string) =>
    rows.filter((row) => row.state === state).map(({ householdId, supportId }) => ({ householdId, supportId }));
  const approvable = rows
    .filter((row) => row.state === "checked" && !row.findings.some((finding) => finding.severity === "blocks"))
    .map(({ householdId, supportId }) => ({ householdId, supportId }));
  const proposed = of("proposed");
  return (
    <>
      <ActButton
        endpoint={proposeSupports}
        label={t("delivery.propose")}
        next={t("delivery.proposeNext")}
        hindrance={may("delivery.proposeSupports") ? undefined : t("mayNot.delivery_proposeSupports")}
        build={() => ({ params: { activityId }, body: {} })}
      />
      <ActButton
        endpoint={checkSupports}
        label={t("delivery.check")}
        next={t("delivery.checkNext", { count: proposed.length })}
        hindrance={
          may("delivery.checkSupports")
            ? proposed.length > 0
              ? undefined
              : t("delivery.nothingProposed")
            : t("mayNot.delivery_checkSupports")
        }
        build={() => ({ params: { activityId }, body: { supports: proposed } })}
      />
      <ActButton
        endpoint={approveSupports}
        label={t("delivery.approve")}
        next={t("delivery.approveNext", { count: approvable.length })}
        isMain
        hindrance={
          may("delivery.approveSupports")
            ? approvable.length > 0
              ? undefined
              : t("delivery.nothingChecked")
            : t("mayNot.delivery_approveSupports")
        }
        fields={[{ name: "decisionNumber", label: t("decisionNumber"), kind: "text" }]}
        build={(values) => ({
          params: { activityId },
          body: { supports: approvable, decisionNumber: values["decisionNumber"] ?? "" },
        })}
      />
      <ActButton
        endpoint={makeBatch}
        label={t("payment.make")}
        next={t("payment.makeNext")}
        hindrance={
          may("payment.makeBatch")
            ? of("delivered").length > 0
              ? undefined
              : t("payment.nothingDue")
            : t("mayNot.payment_makeBatch")
        }
        fields={[{ name: "title", label: t("payment.title"), kind: "text", initial: t("payment.defaultTitle") }]}
        build={(values) => ({
          body: { batchId: newId("batch"), activityId, method: "bank" as const, title: values["title"] ?? "" },
        })}
      />
    </>
  );
}
