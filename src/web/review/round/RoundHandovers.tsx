import { List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answerHandover, closeRound, handOver, listHandovers } from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useWhyNot } from "#web/why-not.ts";

type Row = RowOf<typeof listHandovers>;
type Round = { readonly roundId: Id<"round">; readonly isClosed: boolean };

/** More answered ones than these are folded. */
const shownOpen = 3;

/** Results that communes handed over to the province: handed over here for one commune, answered and closed for the province. */
export function RoundHandovers(props: Round & { readonly communeId: string | undefined }) {
  const { t } = useTranslation("review/round");
  const found = useEndpoint(listHandovers, { params: { roundId: props.roundId } });
  return (
    <Loaded asked={found}>
      {({ rows, missing }) => {
        const own = rows.filter(({ communeId }) => props.communeId === undefined || communeId === props.communeId);
        const [waiting, answered] = [
          own.filter(({ answer }) => answer === null),
          own.filter(({ answer }) => answer !== null),
        ];
        return (
          <Stack component="section" gap="sm">
            <Title order={2}>{t("handover.title")}</Title>
            {own.length === 0 && <Text>{t("handover.none")}</Text>}
            {waiting.map((row) => (
              <Handover key={row.handoverId} roundId={props.roundId} row={row} />
            ))}
            {answered.length > shownOpen ? (
              <details>
                <summary>{t("handover.answered", { count: answered.length })}</summary>
                <Stack gap="sm" mt="sm">
                  {answered.map((row) => (
                    <Handover key={row.handoverId} roundId={props.roundId} row={row} />
                  ))}
                </Stack>
              </details>
            ) : (
              answered.map((row) => <Handover key={row.handoverId} roundId={props.roundId} row={row} />)
            )}
            {props.communeId === undefined ? (
              <ProvinceActs {...props} missing={missing.map(({ communeName }) => communeName)} />
            ) : (
              <HandOverAct {...props} communeId={props.communeId} />
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Handover({ roundId, row }: { readonly roundId: Id<"round">; readonly row: Row }) {
  const { t } = useTranslation("review/round");
  const { day, number } = useFormat();
  const today = useSession().data?.today ?? "";
  const whyNot = useWhyNot();
  const { households, opensStandard, communeId, handoverId } = row;
  const counts = {
    recognised: number(households["recognised"] ?? 0),
    escaped: opensStandard ? t("handover.notApplicable") : number(households["escaped"] ?? 0),
    refused: number(households["refused"] ?? 0),
  };
  const answer = (said: "accepted" | "returned") => ({
    key: said,
    label: t(`handover.${said}`),
    whyNot: whyNot("review.answerHandover"),
    dialog: (onClose: () => void) => (
      <ActDialog
        endpoint={answerHandover}
        initial={{ roundId, communeId, handoverId, answer: said, answeredOn: today }}
        verb={`${t(`handover.${said}`)}: ${row.communeName}`}
        next={t(`handover.${said}Next`)}
        onClose={onClose}
        fields={[
          { path: "answeredOn", label: t("handover.answeredOn") },
          { path: "remark", label: t("handover.remark"), isNeeded: said === "returned" },
        ]}
      />
    ),
  });
  return (
    <Stack gap={4}>
      <Text fw={600}>
        {t("handover.of", { commune: row.communeName, day: day(row.handedOn), name: row.handedByName })}
      </Text>
      <Text>{t("handover.counts", counts)}</Text>
      {row.note !== null && <Text>{row.note}</Text>}
      <StateBadge
        tone={row.answer === null ? "attention" : row.answer === "accepted" ? "good" : "stopped"}
        label={t(`handover.state.${row.answer ?? "waiting"}`)}
        since={row.answeredOn ?? undefined}
      />
      {row.remark !== null && <Text>{t("handover.remarked", { remark: row.remark })}</Text>}
      {row.answer === null && <RecordActs isQuiet acts={[answer("accepted"), answer("returned")]} />}
    </Stack>
  );
}

function HandOverAct({ roundId, communeId, isClosed }: Round & { readonly communeId: string }) {
  const { t } = useTranslation("review/round");
  const { t: ts } = useTranslation("review/round");
  const today = useSession().data?.today ?? "";
  const whyNot = useWhyNot();
  return (
    <RecordActs
      isQuiet
      acts={[
        {
          key: "handOver",
          label: t("handover.act"),
          whyNot: whyNot("review.handOver", isClosed && ts("roundIsClosed")),
          dialog: (onClose) => (
            <ActDialog
              endpoint={handOver}
              initial={{ roundId, communeId, handoverId: newId("handover"), handedOn: today }}
              verb={t("handover.act")}
              next={t("handover.actNext")}
              onClose={onClose}
              fields={[
                { path: "handedOn", label: t("handover.handedOn") },
                { path: "note", label: t("handover.note") },
              ]}
            />
          ),
        },
      ]}
    />
  );
}

function ProvinceActs({ roundId, isClosed, missing }: Round & { readonly missing: readonly string[] }) {
  const { t } = useTranslation("review/round");
  const { t: ts } = useTranslation("review/round");
  const { number } = useFormat();
  const today = useSession().data?.today ?? "";
  const whyNot = useWhyNot();
  const notYet = missing.length > 0 && t("handover.missing", { count: missing.length });
  return (
    <>
      {missing.length > 0 && (
        <details>
          <summary>{t("handover.missing", { count: missing.length, shown: number(missing.length) })}</summary>
          <List size="sm">
            {missing.map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </details>
      )}
      <RecordActs
        isQuiet
        acts={[
          {
            key: "close",
            label: t("handover.close"),
            whyNot: whyNot("review.closeRound", isClosed ? ts("roundIsClosed") : notYet),
            dialog: (onClose) => (
              <ActDialog
                endpoint={closeRound}
                initial={{ roundId, closedOn: today }}
                verb={t("handover.close")}
                next={t("handover.closeNext")}
                onClose={onClose}
                fields={[{ path: "closedOn", label: t("handover.closedOn") }]}
              />
            ),
          },
        ]}
      />
    </>
  );
}
