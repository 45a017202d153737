import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { listReallocationCandidates, proposeReallocation } from "#contract/planning/reallocation.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

export function NewReallocationPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewReallocationForm session={session.data} />;
}

/** From one line to another of the same source, component and origin. */
function NewReallocationForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation("planning/reallocation");
  const { money } = useFormat();
  const router = useRouter();
  const found = useEndpoint(listReallocationCandidates, {
    query: { areaId: areaOfSession(session), year: Number(session.today.slice(0, 4)) },
  });
  const lines = found.data?.rows ?? [];
  const form = useContractForm(proposeReallocation, {
    initial: { reallocationId: newId("reallocation"), from: [{}], to: [{}] },
    keepAs: "reallocation",
    // Lines that can take are those of the line that gives.
    also: (path) => (path === "from.0.fundLineId" ? { "to.0.fundLineId": "" } : undefined),
    // What one line gives the other gets.
    complete: (values) => ({
      ...values,
      areaId: lines.find((one) => one.fundLineId === values.from?.[0]?.fundLineId)?.areaId,
      to: [{ ...values.to?.[0], amount: values.from?.[0]?.amount }],
    }),
    onDone: ({ reallocationId }) => router.history.push(paths.reallocation(reallocationId)),
  });
  const giver = lines.find((one) => one.fundLineId === form.values.from?.[0]?.fundLineId);
  const takers = lines.filter(
    (one) =>
      one.fundLineId !== giver?.fundLineId &&
      one.fundSource === giver?.fundSource &&
      one.component === giver.component &&
      one.originYear === giver.originYear,
  );
  const choicesOf = (rows: typeof lines) =>
    rows.map((one) => ({
      value: one.fundLineId,
      label: `${one.areaName} · ${one.title} · ${one.component} · ${money(one.free)}`,
    }));
  return (
    <FormPage title={t("move.propose")} next={t("move.proposeNext")} verb={t("move.propose")} form={form}>
      <form.Field
        path="from.0.fundLineId"
        label={t("move.from")}
        choices={choicesOf(lines.filter((one) => one.free > 0n))}
      />
      <form.Field path="to.0.fundLineId" label={t("move.to")} choices={choicesOf(takers)} />
      <form.Field path="from.0.amount" label={t("move.amount")} />
      <form.Field path="reason" label={t("move.reason")} />
    </FormPage>
  );
}
