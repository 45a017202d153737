import { Stack, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { countHouseholds } from "#contract/registry/household.ts";
import { useBoundaries } from "#web/area/use-boundaries.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { AreaMap } from "#web/ui/map/AreaMap.tsx";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PictureSkeleton } from "#web/ui/page/Skeletons.tsx";
import type { PastDay } from "./AreaAsOf.tsx";
import { bandOf, populationBands } from "./population-bands.ts";
import type { getArea } from "#contract/area/area.ts";
import { listAreas } from "#contract/area/area.ts";

/** What an area is made of: a map by people, and the same as a table; each part opens. */
export function AreaParts(props: {
  readonly area: Output<typeof getArea>;
  readonly past: PastDay;
  readonly countsHouseholds: boolean;
}) {
  const { t } = useTranslation("area/area");
  const { areaId, on } = unitOn(props.area, props.past);
  const below = useEndpoint(listAreas, { query: { parentId: areaId, on } });
  return (
    <Loaded asked={below} skeleton={<PictureSkeleton />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Text>{t("areas.nothingBelow")}</Text>
        ) : (
          <Stack gap="xl">
            <PartsMap {...props} parts={rows} />
            <PartsTable {...props} parts={rows} />
          </Stack>
        )
      }
    </Loaded>
  );
}

/** The unit whose parts are shown: on the boundaries of a past day the one that this one continues, under the same code. */
function unitOn(
  area: Output<typeof getArea>,
  past: PastDay,
): { readonly areaId: string; readonly on: string | undefined } {
  const { on, boundaries = "then" } = past;
  if (on === undefined || boundaries === "now") return { areaId: area.areaId, on: undefined };
  const before = area.formedFrom.find(({ fromAreaId }) => fromAreaId.startsWith(`${area.code}@`))?.fromAreaId;
  const isYounger = area.validFrom !== null && area.validFrom > on;
  return { areaId: isYounger && before !== undefined ? before : area.areaId, on };
}

type Parts = Output<typeof listAreas>["rows"];

function PartsMap(props: { readonly area: Output<typeof getArea>; readonly past: PastDay; readonly parts: Parts }) {
  const { t } = useTranslation("area/area");
  const { number } = useFormat();
  const router = useRouter();
  const { area, parts, past } = props;
  const { areaId: unitId, on } = unitOn(area, past);
  const boundaries = useBoundaries(unitId, { on });
  const bands = populationBands(parts.map(({ population }) => population));
  const bandTexts = bands.map((from, at) => {
    const to = bands[at + 1];
    return to === undefined
      ? t("areas.bandFrom", { from: number(from) })
      : t("areas.band", { from: number(from), to: number(to) });
  });
  return (
    <AreaMap
      label={t("areas.mapLabel", { name: area.fullName })}
      areas={parts.map(({ areaId, name, centre, population }) => ({
        areaId,
        name,
        centre,
        boundary: boundaries.shapes.get(areaId),
        band: population === null ? undefined : bandOf(population, bands),
        figure: population === null ? t("areas.missing") : t("areas.peopleCount", { people: number(population) }),
      }))}
      bands={bandTexts}
      boundaries={boundaries.origin}
      onOpen={(areaId) => router.history.push(paths.area(areaId, past))}
    />
  );
}

function PartsTable(props: {
  readonly area: Output<typeof getArea>;
  readonly past: PastDay;
  readonly countsHouseholds: boolean;
  readonly parts: Parts;
}) {
  const { t } = useTranslation("area/area");
  const { t: tm } = useTranslation("registry/household");
  const { number } = useFormat();
  const { past } = props;
  const { areaId } = unitOn(props.area, past);
  const counted = useEndpoint(
    countHouseholds,
    { params: { areaId }, query: past },
    { enabled: props.countsHouseholds },
  );
  const counts = new Map(counted.data?.rows.map((row) => [row.areaId, row]));
  const households = (partId: string) => {
    const row = counts.get(partId);
    if (row === undefined) return "";
    const figure = number(row.households);
    return row.isEstimate ? tm("asOf.estimate", { number: figure }) : figure;
  };
  const isEstimated = counted.data?.rows.some(({ isEstimate }) => isEstimate) ?? false;
  const reported = (value: number | null | undefined) => (value === null || value === undefined ? "" : number(value));
  return (
    <div>
      {isEstimated && <Text mb="xs">{tm("asOf.estimateWhy")}</Text>}
      <ListBody
        label={t("areas.title")}
        rows={props.parts}
        rowKey={(part) => part.areaId}
        hrefOf={(part) => paths.area(part.areaId, past)}
        empty={{ why: t("areas.nothingBelow") }}
        exportName="areas"
        columns={[
          { key: "name", head: t("areas.name"), text: (part) => part.fullName },
          { key: "code", head: t("areas.code"), text: (part) => (part.kind === "village" ? "" : part.code) },
          {
            key: "population",
            head: t("areas.populationUnit"),
            text: (part) => reported(part.population),
            numeric: true,
            onPhone: true,
          },
          ...(counts.size === 0
            ? []
            : [
                {
                  key: "households",
                  head: t("areas.householdsHead"),
                  text: (part: Parts[number]) => households(part.areaId),
                  numeric: true,
                  onPhone: true,
                },
              ]),
        ]}
      />
    </div>
  );
}
