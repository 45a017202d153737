import { Stack, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getArea } from "#contract/registry.ts";
import { countHouseholds, listAreas, listBoundaries } from "#contract/registry.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { AreaMap } from "#web/ui/AreaMap.tsx";
import { ListBody } from "#web/ui/ListBody.tsx";
import { Loaded } from "#web/ui/Loaded.tsx";
import { PictureSkeleton } from "#web/ui/Skeletons.tsx";
import { bandOf, populationBands } from "./population-bands.ts";

/** What an area is made of: a map by people, and the same as a table; each part opens. */
export function AreaParts(props: {
  readonly area: Output<typeof getArea>;
  readonly on: string | undefined;
  readonly countsHouseholds: boolean;
}) {
  const { t } = useTranslation("registry");
  const { areaId } = props.area;
  const below = useEndpoint(listAreas, { query: { parentId: areaId, on: props.on } });
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

type Parts = Output<typeof listAreas>["rows"];

function PartsMap(props: {
  readonly area: Output<typeof getArea>;
  readonly on: string | undefined;
  readonly parts: Parts;
}) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
  const router = useRouter();
  const { area, parts } = props;
  const boundaries = useEndpoint(listBoundaries, { params: { areaId: area.areaId }, query: { on: props.on } });
  const shapes = new Map(boundaries.data?.rows.map((row) => [row.areaId, row.geometry]));
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
        boundary: shapes.get(areaId),
        band: population === null ? undefined : bandOf(population, bands),
        figure: population === null ? t("areas.missing") : t("areas.peopleCount", { people: number(population) }),
      }))}
      bands={bandTexts}
      boundarySource={boundaries.data?.rows[0]?.source}
      onOpen={(areaId) => router.history.push(paths.area(areaId))}
    />
  );
}

function PartsTable(props: {
  readonly area: Output<typeof getArea>;
  readonly countsHouseholds: boolean;
  readonly parts: Parts;
}) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
  const { areaId } = props.area;
  const counted = useEndpoint(countHouseholds, { params: { areaId } }, { enabled: props.countsHouseholds });
  const counts = new Map(counted.data?.rows.map((row) => [row.areaId, row.households]));
  const told = (value: number | null | undefined) => (value === null || value === undefined ? "" : number(value));
  return (
    <div>
      <ListBody
        label={t("areas.title")}
        rows={props.parts}
        rowKey={(part) => part.areaId}
        hrefOf={(part) => paths.area(part.areaId)}
        empty={{ why: t("areas.nothingBelow") }}
        exportName="areas"
        columns={[
          { key: "name", head: t("areas.name"), text: (part) => part.fullName },
          { key: "code", head: t("areas.code"), text: (part) => (part.kind === "village" ? "" : part.code) },
          {
            key: "population",
            head: t("areas.populationUnit"),
            text: (part) => told(part.population),
            numeric: true,
            onPhone: true,
          },
          ...(counts.size === 0
            ? []
            : [
                {
                  key: "households",
                  head: t("areas.householdsHead"),
                  text: (part: Parts[number]) => told(counts.get(part.areaId)),
                  numeric: true,
                  onPhone: true,
                },
              ]),
        ]}
      />
    </div>
  );
}
