import { Anchor, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listRequests, withdrawRequest } from "#contract/review/request.ts";
import { requestStates } from "#programme/review/request/request.ts";
import type { RequestState } from "#programme/review/request/request.ts";
import type { RowOf } from "#web/client.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { ScreenDialog } from "./ScreenDialog.tsx";

type Row = RowOf<typeof listRequests>;

const tones: Readonly<Record<RequestState, Tone>> = {
  open: "attention",
  taken_up: "progress",
  screened_in: "good",
  screened_out: "stopped",
  withdrawn: "neutral",
};

/** Households that asked to be reviewed, with what has become of each request; form A is recorded here. */
export function RequestsPage(props: {
  readonly state: RequestState | undefined;
  readonly onState: (state: RequestState | undefined) => void;
}) {
  const { t } = useTranslation("review/request");
  const { day, language } = useFormat();
  const may = useMay();
  const { scope } = useAreaScope();
  const communeId = scope !== undefined && isCommune(scope.areaId) ? scope.areaId : undefined;
  const requests = usePages(listRequests, { query: { communeId, state: props.state } });
  const [asked, ask] = useState<{ readonly row: Row; readonly act: "screen" | "withdraw" }>();
  const actOf = ({ state }: Row) =>
    state === "taken_up" && may("review.submitAnswers")
      ? ("screen" as const)
      : state === "open" && may("review.receiveRequest")
        ? ("withdraw" as const)
        : undefined;
  return (
    <>
      <ListPage
        {...requests}
        title={t("requests.title")}
        sentence={t(`requests.sentenceOf.${props.state ?? "any"}`)}
        filters={
          <ChoiceField
            id="request-state"
            label={t("requests.state")}
            value={props.state ?? ""}
            choices={requestStates.map((value) => ({ value, label: t(`requests.states.${value}`) }))}
            onChange={(value) => props.onState(requestStates.find((state) => state === value))}
          />
        }
        rowKey={(row) => row.requestId}
        hrefOf={(row) => paths.household(row.householdId)}
        empty={{ why: t("requests.empty"), act: { label: t("requests.toHouseholds"), href: paths.households() } }}
        exportName="requests"
        columns={[
          { key: "head", head: t("requests.head"), text: (row) => row.headName ?? "–" },
          { key: "village", head: t("requests.village"), text: (row) => row.villageName ?? "–" },
          {
            key: "asks",
            head: t("requests.asks"),
            text: (row) => `${t(`requests.asksFor.${row.asks}`)} (${t("requests.form", { form: row.form })})`,
            onPhone: true,
          },
          { key: "cause", head: t("requests.cause"), text: (row) => t(`requests.causes.${row.cause}`) },
          { key: "received", head: t("requests.received"), text: (row) => day(row.receivedOn), onPhone: true },
          {
            key: "state",
            head: t("requests.state"),
            text: (row) => t(`requests.states.${row.state}`),
            cell: (row) => <StateBadge tone={tones[row.state]} label={t(`requests.states.${row.state}`)} />,
            onPhone: true,
          },
          { key: "note", head: t("requests.note"), text: (row) => row.screeningNote ?? "" },
          {
            key: "acts",
            head: t("requests.act"),
            text: () => "",
            isAct: true,
            cell: (row) => {
              const act = actOf(row);
              const blank = row.screenedOn === null ? "yes" : "no";
              const formA = (
                <Anchor href={paths.papers.formA(row.householdId, row.requestId, { language, blank })} download>
                  {t("requests.formA")}
                </Anchor>
              );
              if (row.state === "screened_out")
                return (
                  <Group gap="xs">
                    <Anchor href={paths.papers.requestAnswer(row.householdId, row.requestId, { language })} download>
                      {t("requests.answer")}
                    </Anchor>
                    {formA}
                  </Group>
                );
              return act === undefined ? (
                formA
              ) : (
                <Group gap="xs">
                  <Button size="compact-md" variant="default" onClick={() => ask({ row, act })}>
                    {t(`requests.${act}`)}
                  </Button>
                  {formA}
                </Group>
              );
            },
          },
        ]}
      />
      {asked !== undefined && <RequestAct {...asked} onClose={() => ask(undefined)} />}
    </>
  );
}

function RequestAct(props: { readonly row: Row; readonly act: "screen" | "withdraw"; readonly onClose: () => void }) {
  const { t } = useTranslation("review/request");
  const today = useSession().data?.today ?? "";
  const { row, act, onClose } = props;
  const { householdId, requestId, roundId } = row;
  if (act === "withdraw")
    return (
      <ActDialog
        endpoint={withdrawRequest}
        initial={{ householdId, requestId, withdrawnOn: today }}
        verb={t("requests.withdraw")}
        next={t("requests.withdrawNext")}
        onClose={onClose}
        fields={[{ path: "withdrawnOn", label: t("requests.withdrawnOn") }]}
      />
    );
  return roundId === null ? null : <ScreenDialog householdId={householdId} roundId={roundId} onClose={onClose} />;
}
