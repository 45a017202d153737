import { List, Stack, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import { allocateProposal, cancelOptimiserRun, getOptimiserRun } from "#contract/planning/optimiser.ts";
import type { limit } from "#contract/planning/optimiser.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { DifferencesPicture } from "#web/planning/allocation/DifferencesPicture.tsx";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { useNames } from "#web/names.ts";

type Run = Output<typeof getOptimiserRun>;
type Limit = z.output<typeof limit>;

/** What the machine proposes, against the plain formula, and what each limit costs, in words. */
export function OptimiserRunPage({ optimiserRunId }: { readonly optimiserRunId: Id<"optimiser run"> }) {
  const found = useEndpoint(
    getOptimiserRun,
    { params: { optimiserRunId } },
    { askAgain: (run) => (run === undefined || isOpen(run) ? 1000 : false) },
  );
  return <Loaded asked={found}>{(run) => <SearchRecord run={run} />}</Loaded>;
}

const isOpen = ({ state }: Run) => state === "queued" || state === "running";

function SearchRecord({ run }: { readonly run: Run }) {
  const { t } = useTranslation(["planning/optimiser", "planning/allocation"]);
  const { number, instant } = useFormat();
  const router = useRouter();
  const whyNot = useWhyNot();
  const { result } = run;
  const lines = [...new Set((result?.quantities ?? []).map((one) => `${one.fundSource}|${one.component}`))];
  const tone = { finished: "good", infeasible: "stopped", failed: "stopped" } as const;
  return (
    <RecordPage
      above={{ label: t("optimiserRun.list"), href: paths.optimiserRuns() }}
      title={run.title}
      line={result === null ? undefined : <Verdict removed={result.removed} />}
      state={{
        tone: run.state in tone ? tone[run.state as keyof typeof tone] : "attention",
        label: t(`optimiserRun.state.${run.state}`),
      }}
      notice={isOpen(run) ? <Text role="status">{t("optimiserRun.wait")}</Text> : undefined}
      acts={[
        {
          key: "allocate",
          label: t("optimiserRun.allocate"),
          whyNot: whyNot("planning.runFormula", result === null && t("optimiserRun.noProposal")),
          dialog: (onClose) => (
            <ActDialog
              endpoint={allocateProposal}
              verb={t("optimiserRun.allocate")}
              next={t("optimiserRun.allocateNext")}
              initial={{
                optimiserRunId: run.optimiserRunId,
                formulaRunId: newId("formula run"),
                fundSource: lines[0] ?? "",
              }}
              complete={(values) => {
                const [fundSource, component] = (values.fundSource ?? "").split("|");
                return { ...values, fundSource, component };
              }}
              fields={[
                {
                  path: "fundSource",
                  label: t("planning/allocation:run.byCriteria"),
                  choices: lines.map((value) => ({ value, label: value.replace("|", " · ") })),
                },
              ]}
              onDone={(made) => router.history.push(paths.allocation(made.formulaRunId))}
              onClose={onClose}
            />
          ),
        },
        {
          key: "cancel",
          label: t("optimiserRun.cancel"),
          whyNot: whyNot("planning.runFormula", !isOpen(run) && t("optimiserRun.ended")),
          dialog: (onClose) => (
            <ActDialog
              endpoint={cancelOptimiserRun}
              initial={{ optimiserRunId: run.optimiserRunId }}
              verb={t("optimiserRun.cancel")}
              next={t("optimiserRun.cancelNext")}
              onClose={onClose}
            />
          ),
        },
      ]}
      facts={
        result === null
          ? [{ label: t("optimiserRun.solver"), value: run.solver ?? "–" }]
          : [
              { label: t("optimiserRun.removed"), value: number(result.removed.whole, 1) },
              { label: t("optimiserRun.byFormula"), value: number(result.removed.formula, 1) },
              { label: t("optimiserRun.gain"), value: number(result.removed.whole - result.removed.formula, 1) },
              { label: t("optimiserRun.best"), value: number(result.removed.best, 1) },
              { label: t("optimiserRun.spent"), value: <Money amount={result.spent} /> },
              {
                label: t("optimiserRun.solver"),
                value: `${run.solver ?? ""} · ${instant(run.endedAt ?? run.askedAt)}`,
              },
            ]
      }
    >
      {run.conflict.length > 0 && <Conflict conflict={run.conflict} />}
      {result !== null && (
        <>
          <Areas result={result} />
          <Prices result={result} />
        </>
      )}
    </RecordPage>
  );
}

function useLimitText() {
  const { t } = useTranslation("planning/optimiser");
  const nameOf = useNames();
  const facts = (one: Limit) => ({
    area: one.areaName ?? "",
    source: one.fundSource === undefined ? "" : nameOf("sources", one.fundSource),
    component: one.component ?? "",
    of: one.of ?? "",
  });
  return {
    limit: (one: Limit) => t(`optimiserRun.limit.${one.kind}`, facts(one)),
    price: (one: Limit, price: string) => t(`optimiserRun.price.${one.kind}`, { ...facts(one), price }),
  };
}

function Conflict({ conflict }: { readonly conflict: readonly Limit[] }) {
  const { t } = useTranslation("planning/optimiser");
  const text = useLimitText();
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t("optimiserRun.conflict")}</Title>
      <List>
        {[...new Set(conflict.map(text.limit))].map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

type Result = NonNullable<Run["result"]>;

/** What is gained, or that the plain formula does as well: that is why somebody opens the page. */
function Verdict({ removed }: Pick<Result, "removed">) {
  const { t } = useTranslation("planning/optimiser");
  const { number, share } = useFormat();
  const { whole, formula } = removed;
  const gain = Math.round((whole - formula) * 10) / 10;
  const words = {
    whole: number(whole, 1),
    formula: number(formula, 1),
    gain: number(gain, 1),
    share: share(formula === 0 ? 0 : gain / formula, 0),
  };
  const isNothing = Math.round(formula * 10) === 0;
  // Less than one deprivation, or than half a per cent of them, is worth no other sharing out.
  const isGained = gain >= 1 && gain >= formula * 0.005;
  const verdict = !isGained ? "formulaIsBetter" : isNothing ? "gainsAll" : "gains";
  return (
    <Text fw={600} size="lg">
      {t(`optimiserRun.verdict.${verdict}`, words)}
    </Text>
  );
}

function Prices({ result }: { readonly result: Result }) {
  const { t } = useTranslation("planning/optimiser");
  const { number, money } = useFormat();
  const text = useLimitText();
  return (
    <details>
      <summary>{t("optimiserRun.pricesFolded", { count: result.prices.length + result.missed.length })}</summary>
      {result.prices.length === 0 && <Text>{t("optimiserRun.noPrices")}</Text>}
      <List>
        {result.prices.map(({ limit: one, price }) => (
          <List.Item key={text.limit(one)}>{text.price(one, number(price, 3))}</List.Item>
        ))}
        {result.missed.map(({ limit: one, by }) => (
          <List.Item key={`missed ${text.limit(one)}`}>
            {t("optimiserRun.missed", { limit: text.limit(one), by: money(by) })}
          </List.Item>
        ))}
      </List>
    </details>
  );
}

/** What the proposal moves between the communes, against the plain formula. */
function Areas({ result }: { readonly result: Result }) {
  const { t } = useTranslation("planning/optimiser");
  const rows = useMemo(
    () =>
      result.areas.map(({ areaId, areaName, amount, formulaAmount }) => ({
        areaId,
        areaName,
        before: formulaAmount,
        after: amount,
      })),
    [result],
  );
  return (
    <DifferencesPicture
      rows={rows}
      from={t("optimiserRun.formulaName")}
      to={t("optimiserRun.proposalName")}
      source={t("optimiserRun.source")}
      exportName="best-use-differences"
      table={<AreasTable result={result} />}
    />
  );
}

function AreasTable({ result }: { readonly result: Result }) {
  const { t } = useTranslation("planning/optimiser");
  const { t: words } = useTranslation("terms");
  const { number, dong } = useFormat();
  return (
    <RowsSection
      title={t("optimiserRun.areas")}
      rows={result.areas.filter((one) => one.amount > 0n || one.formulaAmount > 0n)}
      rowKey={(one) => one.areaId}
      empty={{ why: t("optimiserRun.noProposal") }}
      exportName="best-use"
      columns={[
        { key: "area", head: words("commune"), text: (one) => one.areaName },
        moneyColumn({
          key: "amount",
          head: words("amount"),
          of: (one: Result["areas"][number]) => one.amount,
          onPhone: true,
        }),
        {
          key: "formula",
          head: t("optimiserRun.byFormula"),
          text: (one) => one.formulaAmount.toString(),
          cell: (one) => dong(one.formulaAmount),
          numeric: true,
        },
        {
          key: "removed",
          head: t("optimiserRun.removed"),
          text: (one) => `${number(one.removed, 1)} / ${number(one.formulaRemoved, 1)}`,
          numeric: true,
          onPhone: true,
        },
      ]}
    />
  );
}
