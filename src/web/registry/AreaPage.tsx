import { Anchor, Breadcrumbs, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { countHouseholds, getArea, listAreas, listBoundaries } from "#contract/registry.ts";
import { AreaMap } from "./AreaMap.tsx";
import { AreaSuccessions } from "./AreaSuccessions.tsx";
import { AreaTable } from "./AreaTable.tsx";
import { Problem } from "#web/parts/Problem.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";

type Area = Output<typeof getArea>;
type Areas = Output<typeof listAreas>["rows"];

/** An area: where it lies, what it is made of (map and table say the same), what it came from. */
export function AreaPage(props: {
  readonly areaId: string;
  readonly on?: string | undefined;
  readonly hrefOf: (areaId: string) => string;
  readonly onOpen: (areaId: string) => void;
  /** Given to those who may see households. */
  readonly householdsHref?: string | undefined;
}) {
  const { t } = useTranslation("registry");
  const { areaId, on, hrefOf, householdsHref } = props;
  const counts = useAsk(countHouseholds, { params: { areaId } }, { enabled: householdsHref !== undefined });
  const area = useAsk(getArea, { params: { areaId }, query: { on } });
  const below = useAsk(listAreas, { query: { parentId: areaId, on } });
  if (area.data === undefined || below.data === undefined) return <Problem error={area.error ?? below.error} />;
  const { ancestors, assumptions } = area.data;
  return (
    <Stack>
      <Breadcrumbs>
        {ancestors.toReversed().map((above) => (
          <Anchor key={above.areaId} href={hrefOf(above.areaId)}>
            {above.name}
          </Anchor>
        ))}
        <Text>{area.data.name}</Text>
      </Breadcrumbs>
      <AreaHead area={area.data} />
      {householdsHref !== undefined && <Anchor href={householdsHref}>{t("areas.households")}</Anchor>}
      {below.data.rows.length === 0 ? (
        <Text>{t("areas.nothingBelow")}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <MapOf {...props} name={area.data.fullName} areas={below.data.rows} />
          <AreaTable areas={below.data.rows} counts={counts.data?.rows} hrefOf={hrefOf} />
        </SimpleGrid>
      )}
      {assumptions.length > 0 && (
        <section>
          <Title order={2}>{t("areas.assumptions")}</Title>
          <ul>
            {assumptions.map(({ attribute, reason }) => (
              <li key={attribute}>{t("areas.assumed", { reason })}</li>
            ))}
          </ul>
        </section>
      )}
      <AreaSuccessions area={area.data} hrefOf={hrefOf} />
    </Stack>
  );
}

function AreaHead({ area }: { readonly area: Area }) {
  const { t } = useTranslation("registry");
  const { number, day } = useFormat();
  const facts = [
    t(`areas.kind.${area.kind}`),
    ...(area.setting === null ? [] : [t(`areas.setting.${area.setting}`)]),
    ...(area.children === 0 ? [] : [t("areas.below", { count: area.children })]),
    ...(area.areaKm2 === null ? [] : [`${number(area.areaKm2)} km²`]),
    ...(area.validFrom === null ? [] : [t("areas.since", { day: day(area.validFrom) })]),
    ...(area.validTo === null ? [] : [t("areas.until", { day: day(area.validTo) })]),
  ];
  return (
    <header>
      <Title order={1}>{area.fullName}</Title>
      <Text c="dimmed">{facts.join(" · ")}</Text>
    </header>
  );
}

function MapOf(props: {
  readonly areaId: string;
  readonly on?: string | undefined;
  readonly name: string;
  readonly areas: Areas;
  readonly onOpen: (areaId: string) => void;
}) {
  const { t } = useTranslation("registry");
  const boundaries = useAsk(listBoundaries, { params: { areaId: props.areaId }, query: { on: props.on } });
  if (boundaries.data === undefined) return <Problem error={boundaries.error} />;
  const byArea = new Map(boundaries.data.rows.map((row) => [row.areaId, row.geometry]));
  const sources = new Set(boundaries.data.rows.map(({ source }) => source));
  return (
    <AreaMap
      label={t("areas.mapLabel", { name: props.name })}
      areas={props.areas.map(({ areaId, name, centre }) => ({ areaId, name, centre, boundary: byArea.get(areaId) }))}
      source={[...sources].join(", ")}
      onOpen={props.onOpen}
    />
  );
}
