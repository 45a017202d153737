import { Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readMovementForm } from "#contract/evaluation/movement-form.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { provinceFor, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { FormTables } from "./FormTables.tsx";
import { MoveFlows } from "./MoveFlows.tsx";
import { SurvivalPicture } from "./SurvivalPicture.tsx";

export type MovementFormFilter = { readonly areaId?: string | undefined; readonly year?: number | undefined };

/** The yearly report of movements: its nine lines, what the other lines are made of, who went where, and how long escapes last. */
export function MovementFormPage(props: {
  readonly filter: MovementFormFilter;
  readonly onFilter: (filter: MovementFormFilter) => void;
}) {
  const { filter, onFilter } = props;
  const { t } = useTranslation(["evaluation/movement", "ui", "terms"]);
  const { day, number } = useFormat();
  const { scope } = useAreaScope();
  const session = useSession();
  const today = session.data?.today ?? localDate("2000-01-01");
  const thisYear = Number(today.slice(0, 4));
  const year = filter.year ?? thisYear;
  const areaId = filter.areaId ?? (session.data === undefined ? "" : provinceFor(session.data, scope?.areaId));
  const from = addDays(localDate(`${year}-01-01`), -1);
  const to = year < thisYear ? localDate(`${year}-12-31`) : today;
  const asked = useEndpoint(readMovementForm, { query: { areaId, from, to } }, { enabled: areaId !== "" });
  if (session.data === undefined || scope === undefined) return <PageSkeleton />;
  return (
    <Loaded asked={asked}>
      {(form) => (
        <Stack gap="xl">
          <PageHead title={t("form.title")} lead={t("between", { from: day(form.from), to: day(form.to) })} />
          <Group className="no-print">
            <NativeSelect
              label={t("terms:year")}
              value={String(year)}
              onChange={(event) => onFilter({ ...filter, year: Number(event.currentTarget.value) })}
              data={[0, 1, 2, 3, 4].map((ago) => String(thisYear - ago))}
            />
          </Group>
          {form.rows.some(({ classes }) => classes.some(({ lines }) => lines[0]?.households === suppressed)) && (
            <Text>{t("ui:suppressedWhy")}</Text>
          )}
          {form.total.notApplicable !== null && <Text>{t(`notApplicable.${form.total.notApplicable}`)}</Text>}
          {form.total.closedOnList !== suppressed && form.total.closedOnList > 0 && (
            <Text>{t("form.closed", { households: number(form.total.closedOnList) })}</Text>
          )}
          <MoveFlows areaId={areaId} from={form.from} to={form.to} />
          <FormTables form={form} />
          <SurvivalPicture areaId={areaId} />
        </Stack>
      )}
    </Loaded>
  );
}
