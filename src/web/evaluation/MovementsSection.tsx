import { Anchor, Stack, Text } from "@mantine/core";
import { useNames } from "#web/names.ts";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readMovements } from "#contract/evaluation/movement.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { movementWays } from "#programme/evaluation/movement.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { yearSoFar } from "./year-so-far.ts";
import { useMovementText } from "./movement-text.ts";

type Transition = NonNullable<Output<typeof readMovements>["transition"]>;

/** Who moved in the year, by commune. Where the standard changed in it: the change, and who moved since its opening list. */
export function MovementsSection({ areaId, today }: { readonly areaId: string; readonly today: LocalDate }) {
  const { t } = useTranslation("evaluation/movement");
  const { day } = useFormat();
  const { from, to, isOver } = yearSoFar(today);
  const moved = useEndpoint(readMovements, { query: { areaId, from, to } });
  const changed = moved.data?.transition ?? null;
  return (
    <Stack gap="xl">
      <Anchor href={paths.movementForm({ areaId })}>{t("form.link")}</Anchor>
      {!isOver && <Text>{t("soFar", { day: day(to) })}</Text>}
      <Movements areaId={areaId} from={from} to={to} />
      {changed !== null && <ChangeOfStandard changed={changed} />}
      {changed !== null && changed.to < to && <Movements areaId={areaId} from={changed.to} to={to} />}
    </Stack>
  );
}

function Movements(query: { readonly areaId: string; readonly from: LocalDate; readonly to: LocalDate }) {
  const { t } = useTranslation(["evaluation/movement", "terms"]);
  const { day } = useFormat();
  const textOf = useMovementText();
  const moved = useEndpoint(readMovements, { query });
  return (
    <RowsSection
      title={t("between", { from: day(query.from), to: day(query.to) })}
      rows={moved.data?.rows}
      error={moved.error}
      rowKey={(row) => row.areaId}
      empty={{ why: t("nobody") }}
      exportName="movements"
      columns={[
        { key: "area", head: t("terms:commune"), text: (row) => row.areaName, onPhone: true },
        ...movementWays.map((way) => ({
          key: way,
          head: t(`movement.${way}`),
          text: (row: NonNullable<typeof moved.data>["total"]) => textOf(row, way),
          numeric: true,
          onPhone: way === "escaped",
        })),
      ]}
    />
  );
}

function ChangeOfStandard({ changed }: { readonly changed: Transition }) {
  const { t } = useTranslation(["evaluation/movement", "terms"]);
  const nameOf = useNames();
  const { number, day } = useFormat();
  const named = (one: string) => (one === "-" ? t("notCounted") : nameOf("classes", one));
  const rows = Object.entries(changed.total.moves).map(([key, households]) => {
    const [before = "-", after = "-"] = key.split(">");
    return { key, before, after, households };
  });
  return (
    <Stack gap="xs">
      <RowsSection
        title={t("change", { day: day(changed.to) })}
        rows={rows}
        error={null}
        rowKey={(row) => row.key}
        empty={{ why: t("changeWithheld") }}
        exportName="change-of-standard"
        columns={[
          { key: "before", head: t("classByOld"), text: (row) => named(row.before), onPhone: true },
          { key: "after", head: t("classByNew"), text: (row) => named(row.after), onPhone: true },
          {
            key: "households",
            head: t("terms:households"),
            text: (row) => number(row.households),
            numeric: true,
            onPhone: true,
          },
        ]}
      />
      <Text size="sm">{t("changeLead")}</Text>
    </Stack>
  );
}
