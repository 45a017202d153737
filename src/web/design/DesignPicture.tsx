import { Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { AreaMap } from "#web/ui/map/AreaMap.tsx";
import { BarList } from "#web/ui/picture/BarList.tsx";
import { ListTable } from "#web/ui/list/ListTable.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { communes, today } from "./sample.ts";

const limits = [0.05, 0.15, 0.25, 0.35] as const;

export function DesignPicture() {
  const { t } = useTranslation("design");
  const { share, number } = useFormat();
  const [opened, open] = useState<string>();
  const figureOf = (value: number | undefined) =>
    value === undefined ? t("picture.unknown") : t("picture.figure", { share: share(value, 0) });
  const percent = (limit: number) => number(limit * 100, 0);
  return (
    <Stack>
      <PageHead title={t("shape.picture")} />
      <Picture
        finding={t("picture.finding")}
        asOf={today}
        source={t("picture.source")}
        picture={
          <AreaMap
            label={t("picture.label")}
            areas={communes.map(({ areaId, name, centre, share: value }) => ({
              areaId,
              name,
              centre,
              band: value === undefined ? undefined : limits.filter((limit) => value >= limit).length,
              figure: figureOf(value),
            }))}
            bands={[
              t("picture.under", { limit: percent(limits[0]) }),
              ...limits
                .slice(1)
                .map((limit, at) => t("picture.between", { from: percent(limits[at] ?? 0), to: percent(limit) })),
              t("picture.over", { limit: percent(limits[3]) }),
            ]}
            onOpen={(areaId) => open(communes.find((commune) => commune.areaId === areaId)?.name)}
          />
        }
        table={
          <ListTable
            label={t("picture.label")}
            rows={communes}
            rowKey={(row) => row.areaId}
            columns={[
              { key: "name", head: t("picture.commune"), text: (row) => row.name },
              {
                key: "share",
                head: t("picture.shareHead"),
                numeric: true,
                text: (row) => (row.share === undefined ? t("picture.unknown") : share(row.share)),
              },
            ]}
          />
        }
      />
      <Title order={2}>{t("picture.bars")}</Title>
      <BarList
        rows={communes.flatMap(({ name, share: value }) =>
          value === undefined ? [] : [{ name, value, text: share(value, 0) }],
        )}
      />
      {opened !== undefined && <Text aria-live="polite">{t("picture.opened", { name: opened })}</Text>}
    </Stack>
  );
}
