import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { comparePlans } from "#contract/planning/plan-tools.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { Compare } from "#web/ui/list/Compare.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { ComparedPlans } from "./ComparedPlans.tsx";
import { cellKind, editorColumns } from "#web/planning/plan-editor/editor-cells.ts";
import type { Line } from "#web/planning/plan-editor/editor-cells.ts";
import { usePlanWords } from "./use-plan-words.ts";
import type { Programme } from "./use-plan-words.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

type Compared = Output<typeof comparePlans>;

type Sides = { readonly left: string; readonly right: string };

/** Two versions of a plan, or the plans of two communes or years, line by line. */
export function ComparePlansPage({ left, right, onChoose }: Sides & { readonly onChoose: (sides: Sides) => void }) {
  const { t } = useTranslation("planning/plan");
  const choices = <ComparedPlans left={left} right={right} onChoose={onChoose} />;
  if (left === "" || right === "")
    return (
      <Stack>
        <PageHead title={t("compare.title")} />
        {choices}
        <Text>{t("compare.chooseTwo")}</Text>
      </Stack>
    );
  return <BesideEachOther left={left} right={right} choices={choices} />;
}

function BesideEachOther({ left, right, choices }: Sides & { readonly choices: ReactNode }) {
  const { t } = useTranslation("planning/plan");
  const found = useEndpoint(comparePlans, { query: { left, right } });
  const programmes = useEndpoint(listProgrammes);
  // A plan of another commune may be withheld: two others can still be chosen.
  if (found.data === undefined && found.error !== null)
    return (
      <Stack>
        <PageHead title={t("compare.title")} />
        {choices}
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  return (
    <Loaded asked={found}>
      {(compared) => (
        <Loaded asked={programmes}>
          {({ rows }) => <Beside compared={compared} programme={whole(rows)} choices={choices} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** The words of all programmes at once: two plans may follow two of them. */
function whole(rows: readonly Programme[]): Programme | undefined {
  const [first] = rows;
  return first === undefined
    ? undefined
    : {
        ...first,
        components: rows.flatMap(({ components }) => components),
        fundSources: rows.flatMap(({ fundSources }) => fundSources),
        indicators: rows.flatMap(({ indicators }) => indicators),
        activityKinds: rows.flatMap(({ activityKinds }) => activityKinds),
      };
}

type Shown = { readonly compared: Compared; readonly choices: ReactNode };

function Beside({ programme, ...shown }: Shown & { readonly programme: Programme | undefined }) {
  return programme === undefined ? null : <Rows {...shown} programme={programme} />;
}

function Rows({ compared, programme, choices }: Shown & { readonly programme: Programme }) {
  const { t } = useTranslation(["planning/plan", "planning/plan-editor"]);
  const { t: tStages } = useTranslation("planning/plan");
  const { money } = useFormat();
  const words = usePlanWords(programme);
  const say = (line: Line | null): string =>
    line === null
      ? t("compare.absent")
      : editorColumns
          .filter((column) => cellKind(line, column) !== undefined)
          .map((column) =>
            column === "what"
              ? words.textOf(line, column)
              : `${t(`planning/plan-editor:grid.${column}`)}: ${words.textOf(line, column)}`,
          )
          .join(" · ");
  const subject = (key: "left" | "right") => {
    const side = compared[key];
    const year = side.untilYear === side.year ? String(side.year) : `${side.year}–${side.untilYear}`;
    return {
      key,
      title: tStages("planOf", { area: side.areaName, year }),
      note:
        side.version === null
          ? tStages(`state.${side.state}`)
          : t("compare.version", { version: String(side.version) }),
      href: paths.plan(side.planId),
    };
  };
  return (
    <Compare
      title={t("compare.title")}
      choices={choices}
      line={t("compare.sums", { left: money(compared.left.sum), right: money(compared.right.sum) })}
      subjects={[subject("left"), subject("right")]}
      rows={compared.rows.map((row) => ({
        key: row.key,
        label: t(`kind.${row.kind}`),
        texts: { left: say(row.left), right: say(row.right) },
      }))}
    />
  );
}
