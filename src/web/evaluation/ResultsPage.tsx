import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readMeasures } from "#contract/evaluation/measure.ts";
import type { Output } from "#contract/endpoint.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount, Suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useStandardName } from "#web/review/round/use-standard-name.ts";
import { paths } from "#web/paths.ts";
import { provinceFor, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { Facts } from "#web/ui/page/Facts.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { CostsSection } from "./CostsSection.tsx";
import { MovementsSection } from "./MovementsSection.tsx";
import { TrendsSection } from "./TrendsSection.tsx";
import { PovertyMap } from "./PovertyMap.tsx";
import { yearSoFar } from "./year-so-far.ts";
import { useMovementText } from "./movement-text.ts";
import { readMovements } from "#contract/evaluation/movement.ts";
import { movementWays } from "#programme/evaluation/movement.ts";
import { useClasses, useNames } from "#web/names.ts";

type Scope = { readonly areaId: string; readonly name: string };

/** What was reached: counts and rates, H, A and M0, who moved, target against result, and at what cost. Every figure opens. */
export function ResultsPage(asked: { readonly areaId?: string | undefined }) {
  const { scope } = useAreaScope();
  const session = useSession();
  if (scope === undefined || session.data === undefined) return <PageSkeleton />;
  const areaId = asked.areaId ?? provinceFor(session.data, scope.areaId);
  return <Results scope={{ ...scope, areaId }} today={session.data.today} />;
}

function Results({ scope, today }: { readonly scope: Scope; readonly today: LocalDate }) {
  const year = Number(today.slice(0, 4));
  const { t } = useTranslation("evaluation/measure");
  const { t: tUi } = useTranslation("ui");
  const { day, number } = useFormat();
  const standardName = useStandardName();
  const measures = useEndpoint(readMeasures, { query: { areaId: scope.areaId } });
  return (
    <Loaded asked={measures}>
      {(found) => {
        const { provenance } = found;
        const source = t("source", {
          day: day(provenance.asOf),
          standard:
            provenance.standardId === null || provenance.standardVersion === null
              ? "–"
              : standardName(provenance.standardId, provenance.standardVersion),
          areas: provenance.areasVersion,
          code: provenance.codeVersion,
        });
        return (
          <Stack gap="xl">
            <PageHead
              title={t("resultsOf", {
                area: found.rows.find(({ areaId }) => areaId === scope.areaId)?.areaName ?? scope.name,
              })}
              lead={source}
            />
            {found.rows.some(({ poor }) => poor === suppressed) && <Text>{tUi("suppressedWhy")}</Text>}
            {provenance.standardEndedOn !== null && (
              <Text>{t("standardEnded", { until: day(provenance.standardEndedOn) })}</Text>
            )}
            {found.total.otherStandard !== 0 && (
              <Text>{t("otherStandard", { households: number(found.total.otherStandard) })}</Text>
            )}
            <Totals measures={found} scope={scope} today={today} />
            <Anchor href={paths.measureParts({ areaId: scope.areaId })}>{t("parts.link")}</Anchor>
            <PovertyMap areaId={scope.areaId} measures={found} source={source} />
            <TrendsSection areaId={scope.areaId} today={today} source={source} />
            <MovementsSection areaId={scope.areaId} today={today} />
            <CostsSection areaId={scope.areaId} year={year} />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Totals(props: {
  readonly measures: Output<typeof readMeasures>;
  readonly scope: Scope;
  readonly today: LocalDate;
}) {
  const { t } = useTranslation(["evaluation/measure", "evaluation/movement", "terms"]);
  const { number, share } = useFormat();
  const nameOf = useNames();
  const classes = useClasses();
  const { measures, scope, today } = props;
  const { from, to } = yearSoFar(today);
  const { total } = measures;
  const moved = useEndpoint(readMovements, {
    query: { areaId: scope.areaId, from, to },
  });
  const mayOpen = useMay()("evaluation.readRows");
  const opens = (text: string, query: Parameters<typeof paths.behind>[0]) =>
    mayOpen ? <Anchor href={paths.behind(query)}>{text}</Anchor> : text;
  const rated = (code: string | undefined, count: ShownCount, percent: number | Suppressed | null) =>
    typeof percent === "number"
      ? opens(`${number(count)} (${share(percent / 100, 2)})`, { class: code })
      : opens(number(count), { class: code });
  const movementText = useMovementText();
  const exact = (value: number | Suppressed | null) => (value === null ? "–" : number(value, 4));
  const rate = total.multidimensionalRate;
  return (
    <Facts
      facts={[
        { label: t("terms:households"), value: number(total.households) },
        {
          label: nameOf("roles", "in_poverty"),
          value: rated(classes.codeOf("in_poverty"), total.poor, total.poorRate),
        },
        {
          label: nameOf("roles", "near_poverty"),
          value: rated(classes.codeOf("near_poverty"), total.nearPoor, total.nearPoorRate),
        },
        {
          label: t("multidimensional"),
          value: typeof rate === "number" ? share(rate / 100, 2) : exact(rate),
        },
        {
          label: t(measures.weightBase === measures.indicatorCount ? "H" : "HByWeight", {
            k: String(measures.k),
            of: String(measures.weightBase),
          }),
          value: exact(total.H),
        },
        { label: t("A"), value: exact(total.A) },
        { label: t("M0"), value: exact(total.M0) },
        ...(moved.data === undefined
          ? []
          : movementWays.map((way) => ({
              label: t(`evaluation/movement:movement.${way}`),
              value:
                moved.data.total.flows === "counted"
                  ? opens(number(moved.data.total[way]), {
                      movement: way,
                      since: from,
                      on: to,
                    })
                  : movementText(moved.data.total, way),
            }))),
      ]}
    />
  );
}
