import { Anchor, Button, List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listPublicAllocations, readPublicAllocation } from "#contract/planning/allocation.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { useCriterionName } from "./use-criterion-name.ts";
import { useNames } from "#web/names.ts";

type Allocation = NonNullable<Output<typeof readPublicAllocation>["allocation"]>;
type Row = Allocation["rows"][number];

/** An approved allocation for everybody: who got what and why, without signing in. */
export function PublicAllocationPage({ formulaRunId }: { readonly formulaRunId: Id<"formula run"> }) {
  const { t } = useTranslation("planning/allocation");
  const found = useEndpoint(readPublicAllocation, { params: { formulaRunId } });
  return (
    <Stack gap="lg" maw="72rem" mx="auto" p="md" component="main">
      <Loaded asked={found}>
        {({ allocation }) =>
          allocation === null ? (
            <>
              <Title order={1}>{t("public.title")}</Title>
              <Text role="status">{t("public.notFound")}</Text>
            </>
          ) : (
            <Reported allocation={allocation} />
          )
        }
      </Loaded>
      <Anchor href={paths.publicAllocations()} className="no-print">
        {t("public.list")}
      </Anchor>
    </Stack>
  );
}

function Reported({ allocation }: { readonly allocation: Allocation }) {
  const { t } = useTranslation("planning/allocation");
  const { day, money, language } = useFormat();
  const nameOf = useCriterionName([]);
  const { formula } = allocation;
  const all = formula.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <>
      <PageHead
        title={`${allocation.areaName}: ${allocation.fundSourceName[language]}, ${String(allocation.year)}`}
        lead={`${allocation.component} ${allocation.componentName[language]}`}
        acts={
          <Button variant="default" onClick={() => window.print()}>
            {t("public.print")}
          </Button>
        }
      />
      <Text>
        {t("public.decision", { number: allocation.decisionNumber, day: day(allocation.decidedOn) })}
        {" · "}
        <Money amount={allocation.amount} />
      </Text>
      <section aria-label={t("public.method")}>
        <Title order={2}>{t("public.method")}</Title>
        <List>
          {formula.criteria.map(({ code, weight }) => (
            <List.Item key={code}>{t("public.methodOf", { weight, all, criterion: nameOf(code) })}</List.Item>
          ))}
          {(formula.fixed ?? []).length > 0 && <List.Item>{t("run.fixed")}</List.Item>}
        </List>
        {formula.useAreaCoefficient && <Text>{t("public.times")}</Text>}
        <Text>{t("public.figures", { day: day(allocation.asOf), unit: money(BigInt(formula.unit)) })}</Text>
        {allocation.rows.some(({ amount }) => amount === null) && (
          <Text>{t("public.hidden", { count: allocation.smallestNumber, sum: money(allocation.bandedTogether) })}</Text>
        )}
      </section>
      <PublicRows allocation={allocation} />
    </>
  );
}

function PublicRows({ allocation }: { readonly allocation: Allocation }) {
  const { t } = useTranslation("planning/allocation");
  const { t: words } = useTranslation(["terms", "planning/allocation"]);
  const { number, money } = useFormat();
  const nameOf = useCriterionName([]);
  const amountText = ({ amount, amountBetween }: Row) => {
    if (amountBetween === null) return amount?.toString() ?? "";
    return t("public.between", { from: money(amountBetween.from), to: money(amountBetween.to) });
  };
  const bound = (row: Row) =>
    row.bound === "floor" ? t("run.atFloor") : row.bound === "ceiling" ? t("run.atCeiling") : "";
  return (
    <ListBody
      label={t("public.title")}
      rows={allocation.rows}
      rowKey={(row) => row.areaId}
      empty={{ why: t("public.none") }}
      exportName="allocation"
      columns={[
        { key: "area", head: words("commune"), text: (row) => row.areaName },
        {
          key: "amount",
          head: words("amount"),
          text: amountText,
          cell: (row) => (row.amount === null ? amountText(row) : <Money amount={row.amount} />),
          numeric: true,
          onPhone: true,
        },
        ...allocation.formula.criteria.map(({ code }) => ({
          key: code,
          head: nameOf(code),
          text: (row: Row) => {
            const value = row.numbers[code];
            if (value === undefined) return "–";
            return typeof value === "number"
              ? number(value)
              : t("public.between", { from: number(value.from), to: number(value.to) });
          },
          numeric: true,
          onPhone: true,
        })),
        {
          key: "coefficient",
          head: words("planning/allocation:allocation.coefficient"),
          text: (row) => number(row.coefficient),
          numeric: true,
        },
        { key: "bound", head: words("planning/allocation:allocation.explainShort"), text: bound },
      ]}
    />
  );
}

export function PublicAllocationsPage() {
  const { t } = useTranslation("planning/allocation");
  const nameOf = useNames();
  const { day } = useFormat();
  const found = useEndpoint(listPublicAllocations);
  return (
    <Stack gap="lg" maw="60rem" mx="auto" p="md" component="main">
      <PageHead title={t("public.list")} />
      <Loaded asked={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t("public.none")}</Text>
          ) : (
            <List>
              {rows.map((row) => (
                <List.Item key={row.formulaRunId}>
                  <Anchor href={paths.publicAllocation(row.formulaRunId)}>
                    {`${row.areaName} · ${nameOf("sources", row.fundSource)} · ${row.component} · ${String(row.year)}`}
                  </Anchor>{" "}
                  {t("public.decision", { number: row.decisionNumber, day: day(row.decidedOn) })}
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </Stack>
  );
}
