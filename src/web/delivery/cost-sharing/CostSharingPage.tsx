import { Stack, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { getActivity } from "#contract/delivery/activity.ts";
import { readCostSharing, shareCost } from "#contract/delivery/cost-sharing.ts";
import type { Output } from "#contract/endpoint.ts";
import { moneyInput } from "#contract/input.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { readMoney } from "#web/format/money.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";

export function CostSharingPage({ activityId }: { readonly activityId: Id<"activity"> }) {
  const activity = useEndpoint(getActivity, { params: { activityId } });
  const sharing = useEndpoint(readCostSharing, { params: { activityId } });
  return (
    <Loaded asked={activity}>
      {(found) => <Loaded asked={sharing}>{(now) => <CostSharingForm activity={found} sharing={now} />}</Loaded>}
    </Loaded>
  );
}

/** A line without an amount bears nothing. */
const besides = z.object({ amounts: z.array(moneyInput.optional()) });

/** How much of a unit each other fund line bears; what is left is borne by the line of the activity. */
function CostSharingForm(props: {
  readonly activity: Output<typeof getActivity>;
  readonly sharing: Output<typeof readCostSharing>;
}) {
  const { t } = useTranslation(["delivery/cost-sharing", "terms"]);
  const { money, dong } = useFormat();
  const nameOf = useNames();
  const router = useRouter();
  const { activity, sharing } = props;
  const { activityId } = activity;
  const [own, ...others] = sharing.shares;
  const lines = [...others, ...sharing.possible.map((line) => ({ ...line, amount: undefined }))];
  const form = useContractForm(shareCost, {
    initial: { activityId, amounts: lines.map(({ amount }) => (amount === undefined ? "" : dong(amount))) },
    besides,
    complete: ({ amounts = [], ...values }) => ({
      ...values,
      shares: lines.flatMap(({ fundLineId }, at) => {
        const amount = amounts[at] ?? "";
        return amount.trim() === "" || readMoney(amount) === 0 ? [] : [{ fundLineId, amount }];
      }),
    }),
    check: ({ amounts = [] }) => {
      const last = `amounts.${lines.length - 1}`;
      return restOf(sharing.unitCost, amounts) > 0n ? {} : { [last]: t("nothingLeft") };
    },
    onDone: () => router.history.push(paths.activity(activityId)),
  });
  const rest = restOf(sharing.unitCost, form.values.amounts ?? []);
  if (own === undefined) return null;
  const nameOfLine = (line: typeof own | (typeof sharing.possible)[number]) =>
    `${nameOf("sources", line.fundSource)} · ${line.component}`;
  return (
    <FormPage
      title={t("title", { title: activity.title })}
      intro={t("intro", { cost: money(sharing.unitCost) })}
      next={t("next")}
      verb={t("verb")}
      form={form}
    >
      <Stack gap="xs">
        <Text role="status">{t("own", { line: nameOfLine(own), rest: money(rest) })}</Text>
        {lines.length === 0 && <Text>{t("none")}</Text>}
        {lines.map((line, at) => (
          <form.Field
            key={line.fundLineId}
            path={`amounts.${at}`}
            label={t("amountOf", { line: nameOfLine(line) })}
            help={t("hint", { title: line.title, remainder: money(line.remainder) })}
          />
        ))}
      </Stack>
      {activity.state !== "draft" && <form.Field path="reason" label={t("terms:reason")} isNeeded />}
    </FormPage>
  );
}

const restOf = (cost: bigint, amounts: readonly (string | undefined)[]) =>
  amounts.reduce((rest, amount = "") => rest - BigInt(amount.trim() === "" ? 0 : (readMoney(amount) ?? 0)), cost);
