import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { listPayable, makeBatch } from "#contract/payment/batch.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

type Method = "bank" | "cash";
type Owing = Output<typeof listPayable>["activities"][number];

/** A batch of what several activities of a commune and year owe: paid by one method, each activity with its sum before it is made. */
export function NewBatchPage({ method = "bank" }: { readonly method?: Method | undefined }) {
  const { t } = useTranslation("payment/batch");
  const { scope } = useAreaScope();
  if (scope === undefined) return null;
  if (!isCommune(scope.areaId))
    return (
      <>
        <PageHead title={t("make")} />
        <EmptyState why={t("new.chooseCommune")} act={{ label: t("batches"), href: paths.batches() }} />
      </>
    );
  return (
    <OwingOfCommune key={`${scope.areaId} ${method}`} communeId={scope.areaId} name={scope.name} method={method} />
  );
}

type OfCommune = { readonly communeId: string; readonly name: string; readonly method: Method };

function OwingOfCommune(props: OfCommune) {
  const { t } = useTranslation(["payment/batch", "delivery/activity"]);
  const { communeId, method } = props;
  const asked = useEndpoint(listPayable, { params: { areaId: communeId }, query: { method } });
  return (
    <Loaded asked={asked}>
      {({ activities }) =>
        activities.length === 0 ? (
          <Stack gap="sm">
            <PageHead title={t("new.title", { commune: props.name })} />
            <Methods chosen={method} />
            <EmptyState
              why={t("new.nothingDue")}
              act={{ label: t("delivery/activity:activities"), href: paths.activities() }}
            />
          </Stack>
        ) : (
          <NewBatchForm {...props} activities={activities} />
        )
      }
    </Loaded>
  );
}

/** The two ways of paying; each has what it can pay. */
function Methods({ chosen }: { readonly chosen: Method }) {
  const { t } = useTranslation("payment/batch");
  return (
    <Group gap="md">
      {(["bank", "cash"] as const).map((one) =>
        one === chosen ? (
          <Text key={one} fw={600} aria-current="page">
            {t(`methods.${one}`)}
          </Text>
        ) : (
          <Anchor key={one} href={paths.newBatch({ method: one })}>
            {t(`methods.${one}`)}
          </Anchor>
        ),
      )}
    </Group>
  );
}

function NewBatchForm({ name, method, activities }: OfCommune & { readonly activities: readonly Owing[] }) {
  const { t } = useTranslation(["payment/batch", "terms"]);
  const { money } = useFormat();
  const router = useRouter();
  const [batchId] = useState(() => newId("batch"));
  const form = useContractForm(makeBatch, {
    initial: { batchId, activityIds: [], method, title: t("defaultTitle") },
    onDone: ({ batch }) => router.history.push(paths.batch(batch.batchId)),
  });
  const years = new Set(activities.map(({ year }) => year));
  const chosen = activities.filter(({ activityId }) => form.values.activityIds?.includes(activityId));
  const tally = {
    count: chosen.reduce((sum, { payable }) => sum + payable.count, 0),
    amount: addMoney(zeroMoney, ...chosen.map(({ payable }) => payable.amount)),
  };
  const lineOf = ({ title, year, payable, leftOut }: Owing) =>
    [
      title,
      ...(years.size > 1 ? [String(year)] : []),
      t("new.payable", { count: payable.count, amount: money(payable.amount) }),
      ...(leftOut > 0 ? [t("new.leftOut", { count: leftOut })] : []),
    ].join(" · ");
  return (
    <FormPage
      title={t("new.title", { commune: name })}
      intro={
        <>
          <Text>{t("new.intro")}</Text>
          <Methods chosen={method} />
        </>
      }
      next={t("new.next", { count: tally.count, amount: money(tally.amount) })}
      verb={t(method === "bank" ? "make" : "makeCash")}
      form={form}
    >
      <form.Field
        path="activityIds"
        label={t("activities.title")}
        {...(years.size > 1 ? { help: t("new.oneYear") } : { allLabel: t("new.all", { count: activities.length }) })}
        choices={activities.map((one) => ({ value: one.activityId, label: lineOf(one) }))}
      />
      <form.Field path="title" label={t("title")} />
    </FormPage>
  );
}
