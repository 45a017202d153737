import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { compareFormulaRuns } from "#contract/planning/allocation.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Compare } from "#web/ui/list/Compare.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { DifferencesPicture } from "./DifferencesPicture.tsx";
import { useCriterionName, useIndicators } from "./use-criterion-name.ts";
import { listFormulaRuns } from "#contract/planning/formula-run.ts";
import { useNames } from "#web/names.ts";

type Compared = Output<typeof compareFormulaRuns>;
type Head = Compared["runs"][number];
const mostRuns = 6;

/** Runs side by side: areas as rows, runs as columns; who gains and who loses against the first. */
export function ComparePage(props: {
  readonly runs: readonly string[];
  readonly onChoose: (runs: readonly string[]) => void;
}) {
  const { t } = useTranslation("planning/allocation");
  const { runs, onChoose } = props;
  const found = useEndpoint(compareFormulaRuns, { query: { runs: runs.join(",") } }, { enabled: runs.length > 1 });
  return (
    <Stack gap="lg">
      {runs.length < 2 ? (
        <>
          <PageHead title={t("compare.title")} />
          <Text>{t("compare.chooseTwo")}</Text>
        </>
      ) : (
        <Loaded asked={found}>{(compared) => <Side compared={compared} />}</Loaded>
      )}
      <Choice runs={runs} onChoose={onChoose} />
    </Stack>
  );
}

function useRunName(): (run: Pick<Head, "title" | "runAt">) => string {
  const { t } = useTranslation("planning/allocation");
  const { instant } = useFormat();
  return (run) => (run.title === "" ? t("compare.unnamed", { day: instant(run.runAt) }) : run.title);
}

function Side({ compared }: { readonly compared: Compared }) {
  const { t } = useTranslation("planning/allocation");
  const { money } = useFormat();
  const nameOf = useRunName();
  const criterion = useCriterionName(useIndicators());
  const { runs, rows, against } = compared;
  const texts = (of: (run: Head) => string) => Object.fromEntries(runs.map((run) => [run.formulaRunId, of(run)]));
  const [first, ...others] = runs;
  const largest = rows
    .map((row) => ({ row, size: largestOf(row.amounts) }))
    .toSorted((one, other) => (one.size < other.size ? 1 : one.size > other.size ? -1 : 0))
    .map(({ row }) => row);
  return (
    <Compare
      title={t("compare.title")}
      picture={
        <Stack gap="xl">
          {first !== undefined &&
            others.map((run, at) => (
              <DifferencesPicture
                key={run.formulaRunId}
                rows={rows.map(({ areaId, areaName, amounts }) => ({
                  areaId,
                  areaName,
                  before: amounts[0] ?? null,
                  after: amounts[at + 1] ?? null,
                }))}
                from={nameOf(first)}
                to={nameOf(run)}
                source={t("compare.source")}
                exportName="allocation-differences"
              />
            ))}
        </Stack>
      }
      subjects={runs.map((run, at) => {
        const one = against[at];
        const note =
          at === 0 || one === undefined
            ? undefined
            : t("compare.against", { gain: one.gain, lose: one.lose, moved: money(one.moved) });
        const subject = { key: run.formulaRunId, title: nameOf(run), href: paths.allocation(run.formulaRunId) };
        return note === undefined ? subject : { ...subject, note };
      })}
      rows={[
        { key: "amount", label: t("compare.amount"), texts: texts((run) => money(run.amount)) },
        {
          key: "formula",
          label: t("compare.formula"),
          texts: texts(
            ({ formula }) =>
              formula.criteria.map(({ code, weight }) => `${criterion(code)} × ${weight}`).join("; ") || t("run.fixed"),
          ),
        },
        ...largest.map((row) => ({
          key: row.areaId,
          label: row.areaName,
          texts: Object.fromEntries(
            runs.map((run, at) => [run.formulaRunId, row.amounts[at] === null ? "–" : String(row.amounts[at])]),
          ),
          cells: Object.fromEntries(
            runs.map((run, at) => [run.formulaRunId, <Cell key={run.formulaRunId} amounts={row.amounts} at={at} />]),
          ),
        })),
      ]}
    />
  );
}

/** How far the amounts of an area lie from the first. */
function largestOf([first, ...others]: Compared["rows"][number]["amounts"]): bigint {
  return others.reduce<bigint>((most, amount) => {
    const by = (amount ?? 0n) - (first ?? 0n);
    const size = by < 0n ? -by : by;
    return size > most ? size : most;
  }, 0n);
}

/** The amount, and the difference from the first with its sign. */
function Cell({ amounts, at }: { readonly amounts: Compared["rows"][number]["amounts"]; readonly at: number }) {
  const { dong } = useFormat();
  const amount = amounts[at] ?? null;
  if (amount === null) return <>–</>;
  const difference = amount - (amounts[0] ?? 0n);
  return (
    <>
      <Money amount={amount} />
      {difference !== 0n && (
        <Text component="div" c="dimmed" className="figures">
          {difference > 0n ? "+" : "−"}
          {dong(difference < 0n ? -difference : difference)}
        </Text>
      )}
    </>
  );
}

function Choice(props: { readonly runs: readonly string[]; readonly onChoose: (runs: readonly string[]) => void }) {
  const { t } = useTranslation("planning/allocation");
  const named = useNames();
  const nameOf = useRunName();
  const { runs, onChoose } = props;
  const all = useEndpoint(listFormulaRuns);
  return (
    <Stack gap="xs" component="section" className="no-print">
      <Title order={2}>{t("compare.choose")}</Title>
      {(all.data?.rows ?? []).map((run) => {
        const chosen = runs.includes(run.formulaRunId);
        return (
          <Checkbox
            key={run.formulaRunId}
            label={`${nameOf(run)} · ${named("sources", run.fundSource)} · ${run.component} · ${String(run.year)}`}
            checked={chosen}
            disabled={!chosen && runs.length >= mostRuns}
            onChange={() =>
              onChoose(chosen ? runs.filter((one) => one !== run.formulaRunId) : [...runs, run.formulaRunId])
            }
          />
        );
      })}
    </Stack>
  );
}
