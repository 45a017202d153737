import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readWork } from "#contract/home/work.ts";
import { listRounds } from "#contract/review/round.ts";
import { useEndpoint } from "#web/client.ts";
import { isCommune, provinceFor, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { FirstAct } from "./FirstAct.tsx";
import classes from "./HomePage.module.css";
import { KeptHere } from "./KeptHere.tsx";
import { MoneyProgress } from "./MoneyProgress.tsx";
import { ProvinceMap } from "./ProvinceMap.tsx";
import { ReviewProgress } from "./ReviewProgress.tsx";
import { StagesOfYear } from "./StagesOfYear.tsx";
import { TourPanel } from "./tour/TourPanel.tsx";
import { OthersWork, WorkList } from "./WorkList.tsx";

/** What this officer can finish today; beside it how far places and money are; below it what waits for others. */
export function HomePage(props: { readonly asksForTour: boolean; readonly onTourShown: () => void }) {
  const { t } = useTranslation("home");
  const session = useSession();
  const may = useMay();
  const { scope } = useAreaScope();
  const areaId = session.data === undefined ? undefined : provinceFor(session.data, scope?.areaId);
  const today = session.data?.today;
  return (
    <Stack gap="xl">
      <PageHead
        title={t("title")}
        lead={[session.data?.fullName, scope?.name].filter((part) => part !== undefined).join(" · ")}
      />
      <TourPanel isAskedFor={props.asksForTour} onShown={props.onTourShown} />
      <KeptHere />
      <div className={classes.cockpit}>
        <Work />
        {areaId !== undefined && today !== undefined && (
          <Stack gap="xl">
            {may("review.readStandards") && <ReviewProgress areaId={areaId} today={today} />}
            {may("treasury.readTreasury") && <MoneyProgress areaId={areaId} year={Number(today.slice(0, 4))} />}
            {!isCommune(areaId) && <ProvinceMap areaId={areaId} today={today} />}
          </Stack>
        )}
      </div>
      <StagesOfYear />
    </Stack>
  );
}

function Work() {
  const { t } = useTranslation("home");
  const work = useEndpoint(readWork);
  const rounds = useEndpoint(listRounds);
  if (work.error !== null) return <ErrorState error={work.error} onRetry={() => void work.refetch()} />;
  // A part that is not counted yet is not nothing.
  if (work.data === undefined || rounds.isLoading) return <Text aria-busy="true">{t("counting")}</Text>;
  const { rows, others } = work.data;
  return (
    <Stack gap="xl">
      {rows.length > 0 ? (
        <WorkList rows={rows} />
      ) : rounds.data?.rows.length === 0 ? (
        <FirstAct />
      ) : (
        <EmptyState why={t("nothingDue")} />
      )}
      <OthersWork rows={others} />
    </Stack>
  );
}
