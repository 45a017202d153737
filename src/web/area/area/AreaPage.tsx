import { Anchor, Breadcrumbs, List, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { AreaAsOf } from "./AreaAsOf.tsx";
import type { PastDay } from "./AreaAsOf.tsx";
import { AreaClasses } from "./AreaClasses.tsx";
import { AreaParts } from "./AreaParts.tsx";
import { AreaSuccessions } from "./AreaSuccessions.tsx";
import { getArea } from "#contract/area/area.ts";

type Area = Output<typeof getArea>;

/** An area: where it lies, what it is made of (map and table say the same), what it came from. */
export function AreaPage(props: Past & { readonly areaId: string }) {
  const { areaId, past } = props;
  const area = useEndpoint(getArea, { params: { areaId }, query: { on: past.on } });
  return <Loaded asked={area}>{(found) => <AreaRecord {...props} area={found} />}</Loaded>;
}

type Past = { readonly past: PastDay; readonly onPast: (past: PastDay) => void };

function AreaRecord({ area, past, onPast }: Past & { readonly area: Area }) {
  const { t } = useTranslation("area/area");
  const may = useMay();
  const whyNot = useWhyNot();
  const { areaId, ancestors, assumptions } = area;
  return (
    <Stack gap="lg">
      <Breadcrumbs>
        {ancestors.toReversed().map((above) => (
          <Anchor key={above.areaId} href={paths.area(above.areaId, past)}>
            {above.name}
          </Anchor>
        ))}
        <Text>{area.name}</Text>
      </Breadcrumbs>
      <PageHead title={area.fullName} lead={<AreaLine area={area} />} />
      <RecordActs
        acts={[
          {
            key: "households",
            label: t("areas.households"),
            whyNot: whyNot("registry.readHouseholds"),
            href: paths.households(area.kind === "province" || area.kind === "city" ? {} : { communeId: areaId }),
          },
          ...(isCommune(areaId)
            ? [
                {
                  key: "villages",
                  label: t("areas.villages"),
                  whyNot: whyNot("registry.readHouseholds"),
                  href: paths.villages(areaId),
                },
              ]
            : []),
          {
            key: "boundaries",
            label: t("areas.importBoundaries"),
            whyNot: whyNot("area.importBoundaries"),
            href: paths.boundaries(areaId),
          },
        ]}
      />
      <AreaAsOf past={past} onPast={onPast} />
      <AreaParts area={area} past={past} countsHouseholds={may("registry.readHouseholds")} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <AreaClasses areaId={areaId} />
        <AreaSuccessions area={area} hrefOf={paths.area} />
      </SimpleGrid>
      {assumptions.length > 0 && (
        <section>
          <Title order={2}>{t("areas.assumptions")}</Title>
          <List>
            {assumptions.map(({ attribute, reason }) => (
              <List.Item key={attribute}>{t("areas.assumed", { reason })}</List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}

function AreaLine({ area }: { readonly area: Area }) {
  const { t } = useTranslation("area/area");
  const { number, day } = useFormat();
  const facts = [
    t(`areas.kind.${area.kind}`),
    ...(area.setting === null ? [] : [t(`areas.setting.${area.setting}`)]),
    ...(area.children === 0 ? [] : [t("areas.below", { count: area.children })]),
    ...(area.areaKm2 === null ? [] : [`${number(area.areaKm2)} km²`]),
    ...(area.validFrom === null ? [] : [t("areas.since", { day: day(area.validFrom) })]),
    ...(area.validTo === null ? [] : [t("areas.until", { day: day(area.validTo) })]),
  ];
  return facts.join(" · ");
}
