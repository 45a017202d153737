import { Button, Checkbox, NumberInput, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { proposePlan, takeProposals } from "#contract/planning/plan-tools.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import type { Column } from "#web/ui/list/column.ts";
import { ListCards } from "#web/ui/list/ListCards.tsx";
import { ListTable } from "#web/ui/list/ListTable.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import classes from "#web/planning/plan-editor/PlanGrid.module.css";
import type { PlanEditor } from "#web/planning/plan-editor/use-plan-editor.ts";
import type { PlanWords } from "#web/planning/plan/use-plan-words.ts";

type Proposal = Output<typeof proposePlan>["proposals"][number];

/** Need, proposal and money side by side; the officer changes the quantities, and takes what is chosen into the draft. */
export function ProposalPanel(props: {
  readonly plan: Output<typeof getPlan>;
  readonly editor: PlanEditor;
  readonly words: PlanWords;
}) {
  const { t } = useTranslation(["planning/optimiser", "planning/plan-editor"]);
  const { language, number, dong: figure, money, day } = useFormat();
  const { plan, editor } = props;
  const onPhone = useOnPhone();
  const act = useAct(takeProposals);
  const found = useEndpoint(proposePlan, { params: { planId: plan.planId } });
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const proposals = found.data?.proposals ?? [];
  const quantityOf = ({ need, quantity }: Proposal) => Math.min(quantities[need.code] ?? quantity, quantity);
  const isTaken = (one: Proposal) =>
    one.kind !== null && one.indicatorCode !== null && quantityOf(one) > 0 && !left.has(one.need.code);
  const chosen = proposals.filter(isTaken);
  const take = () => {
    const body = {
      language,
      proposals: chosen.map((one) => ({ need: one.need.code, quantity: quantityOf(one) })),
    };
    act.mutate(
      { params: { planId: plan.planId }, body, seen: editor.saved },
      {
        onSuccess: (answer) => {
          editor.takeSaved(answer);
          setQuantities({});
        },
      },
    );
  };
  const choose = (code: string, isChosen: boolean) => {
    const next = new Set(left);
    if (isChosen) next.delete(code);
    else next.add(code);
    setLeft(next);
  };
  const columns: readonly Column<Proposal>[] = [
    { key: "need", head: t("proposal.need"), text: ({ need }) => need.name[language] },
    {
      key: "take",
      head: t("proposal.take"),
      text: (one) => (isTaken(one) ? "x" : " "),
      cell: (one) => (
        <Checkbox
          aria-label={t("proposal.takeNeed", { need: one.need.name[language] })}
          checked={isTaken(one)}
          disabled={one.kind === null || one.quantity === 0}
          onChange={(event) => choose(one.need.code, event.currentTarget.checked)}
        />
      ),
      onPhone: true,
    },
    { key: "households", head: t("proposal.households"), text: ({ need }) => number(need.households), numeric: true },
    { key: "already", head: t("proposal.already"), text: (one) => number(one.already), numeric: true },
    {
      key: "answer",
      head: t("proposal.answer"),
      text: (one) => one.kindName?.[language] ?? "–",
      cell: (one) => (
        <>
          {one.kindName?.[language] ?? "–"}
          {one.why !== null && (
            <span className={classes.mark}>{t(`proposal.why.${one.why}`, { count: one.left })}</span>
          )}
        </>
      ),
    },
    {
      key: "quantity",
      head: t("planning/plan-editor:grid.quantity"),
      text: (one) => (one.quantity > 0 ? number(quantityOf(one)) : ""),
      cell: (one) =>
        one.quantity > 0 && (
          <NumberInput
            aria-label={t("proposal.quantityOf", { need: one.need.name[language] })}
            value={quantityOf(one)}
            min={0}
            max={one.quantity}
            allowDecimal={false}
            w={110}
            onChange={(value) => setQuantities({ ...quantities, [one.need.code]: Number(value) })}
          />
        ),
      numeric: true,
      onPhone: true,
    },
    {
      key: "cost",
      head: t("proposal.cost"),
      text: (one) => figure(BigInt(quantityOf(one)) * one.unitCost),
      numeric: true,
      onPhone: true,
    },
  ];
  const Rows = onPhone ? ListCards : ListTable;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("proposal.title")}</Title>
      <ErrorState error={found.error} />
      {found.data !== undefined && <Text>{t("proposal.lead", { day: day(found.data.asOf) })}</Text>}
      <Text>
        {found.data?.purses.length === 0
          ? t("proposal.noMoney")
          : t("proposal.money", {
              purses: (found.data?.purses ?? [])
                .map(
                  ({ fundSource, component, free }) =>
                    `${nameOf(props.words, fundSource)} ${component}: ${money(free)}`,
                )
                .join("; "),
            })}
      </Text>
      {proposals.length > 0 && (
        <Rows label={t("proposal.title")} rows={proposals} rowKey={({ need }) => need.code} columns={columns} />
      )}
      <ErrorState error={act.error} />
      <Button
        disabled={chosen.length === 0 || editor.state !== "saved"}
        loading={act.isPending}
        onClick={take}
        style={{ alignSelf: "flex-start" }}
      >
        {t("proposal.takeThem", { count: chosen.length })}
      </Button>
    </Stack>
  );
}

function nameOf({ lists }: PlanWords, source: string): string {
  return lists.fund.find(({ value }) => value === source)?.label ?? source;
}
