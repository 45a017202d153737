import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import { listReallocationCandidates, proposeReallocation } from "#contract/planning/reallocation.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";

const draftShape = z.object({
  reallocationId: z.string(),
  from: z.string(),
  to: z.string(),
  amount: z.string(),
  reason: z.string(),
});

export function NewReallocationPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <NewReallocationForm session={session.data} />;
}

/** From one line to another of the same source, component and origin. */
function NewReallocationForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation("planning/reallocation");
  const { t: words } = useTranslation("planning/plan");
  const { money } = useFormat();
  const router = useRouter();
  const { draft, keep, forget, savedAt } = useDraft("reallocation", draftShape, {
    reallocationId: v7(),
    from: "",
    to: "",
    amount: "",
    reason: "",
  });
  const found = useEndpoint(listReallocationCandidates, {
    query: { areaId: areaOfSession(session), year: Number(session.today.slice(0, 4)) },
  });
  const act = useAct(proposeReallocation);
  const lines = found.data?.rows ?? [];
  const from = lines.find((one) => one.fundLineId === draft.from);
  const amount = readNumber(draft.amount, 0);
  const check = useChecked(
    {
      from: { label: t("move.from"), value: draft.from },
      to: { label: t("move.to"), value: draft.to },
      amount: { label: t("move.amount"), value: draft.amount },
      reason: { label: t("move.reason"), value: draft.reason },
    },
    amount === undefined ? [{ fieldId: "amount", message: words("goal.notAFigure", { label: t("move.amount") }) }] : [],
  );
  const send = () => {
    if (!check.passes() || amount === undefined || from === undefined) return;
    const reallocationId = draft.reallocationId as Id<"reallocation">;
    act.mutate(
      {
        body: {
          reallocationId,
          areaId: from.areaId,
          reason: draft.reason,
          from: [{ fundLineId: from.fundLineId, amount: dong(amount) }],
          to: [{ fundLineId: draft.to as Id<"fund line">, amount: dong(amount) }],
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.reallocation(reallocationId));
        },
      },
    );
  };
  const nameOf = (one: (typeof lines)[number]) =>
    `${one.areaName} · ${one.title} · ${one.component} · ${money(one.free)}`;
  const takers = lines.filter(
    (one) =>
      one.fundLineId !== draft.from &&
      one.fundSource === from?.fundSource &&
      one.component === from.component &&
      one.originYear === from.originYear,
  );
  return (
    <FormPage
      title={t("move.propose")}
      errors={check.errors}
      problem={act.error}
      next={t("move.proposeNext")}
      verb={t("move.propose")}
      onSubmit={send}
      pending={act.isPending}
      savedAt={savedAt}
    >
      <ChoiceField
        id="from"
        label={t("move.from")}
        value={draft.from}
        error={check.errorOf("from")}
        choices={lines.filter((one) => one.free > 0n).map((one) => ({ value: one.fundLineId, label: nameOf(one) }))}
        onChange={(value) => keep({ ...draft, from: value, to: "" })}
      />
      <ChoiceField
        id="to"
        label={t("move.to")}
        value={draft.to}
        error={check.errorOf("to")}
        choices={takers.map((one) => ({ value: one.fundLineId, label: nameOf(one) }))}
        onChange={(to) => keep({ ...draft, to })}
      />
      <TextField
        id="amount"
        kind="figure"
        label={t("move.amount")}
        value={draft.amount}
        error={check.errorOf("amount")}
        onChange={(value) => keep({ ...draft, amount: value })}
      />
      <TextField
        id="reason"
        kind="long"
        label={t("move.reason")}
        value={draft.reason}
        error={check.errorOf("reason")}
        onChange={(reason) => keep({ ...draft, reason })}
      />
    </FormPage>
  );
}
