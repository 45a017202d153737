import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listScoreTables } from "#contract/review/explanation.ts";
import { listRounds, openRound } from "#contract/review/round.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { listStandards } from "#contract/review/standard.ts";

const kinds = ["annual", "regular", "average_living"] as const;

/** The annual round runs in autumn, a monthly one from the 15th of this month for fifteen days (docs/law.md L3.1). */
function lawfulDays(kind: string, today: LocalDate) {
  const opensOn = kind === "annual" ? `${today.slice(0, 4)}-09-01` : `${today.slice(0, 7)}-15`;
  const closesOn = kind === "annual" ? `${today.slice(0, 4)}-12-14` : addDays(localDate(opensOn), 15);
  return { referenceDate: opensOn, opensOn, closesOn };
}

export function OpenRoundPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <OpenRoundForm session={session.data} />;
}

/** Opens a round of review: the days of the law are filled in, a standard that is not in force that day is refused. */
function OpenRoundForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation("review/round");
  const { language } = useFormat();
  const router = useRouter();
  const today = localDate(session.today);
  const form = useContractForm(openRound, {
    initial: {
      roundId: newId("round"),
      areaId: areaOfSession(session),
      year: session.today.slice(0, 4),
      kind: "annual",
      ...lawfulDays("annual", today),
    },
    keepAs: "round",
    // One choice says both, standard and version.
    complete: (values) => {
      const [standardId, standardVersion] = values.standardId?.split(" ") ?? [];
      return { ...values, standardId, standardVersion };
    },
    also: (path, value) =>
      path === "kind" ? lawfulDays(String(value), today) : path === "standardId" ? { scoreTableId: "" } : undefined,
    check: ({ opensOn = "", closesOn = "" }) => ({
      closesOn: closesOn !== "" && closesOn < opensOn ? t("form.closesBefore") : undefined,
    }),
    onDone: ({ roundId }) => router.history.push(paths.round(roundId)),
  });
  const standards = useEndpoint(listStandards);
  const tables = useEndpoint(listScoreTables);
  // An opening list goes beside an annual round that is open and has none.
  const beside = (useEndpoint(listRounds).data?.rows ?? []).filter(
    (one) =>
      one.kind === "annual" && one.closedOn === null && one.askedInRoundId === null && one.openingRoundId === null,
  );
  const [standardId] = form.values.standardId?.split(" ") ?? [];
  const fitting = tables.data?.rows.filter((table) => table.standardId === standardId) ?? [];
  return (
    <FormPage title={t("form.title")} next={t("form.next")} verb={t("form.verb")} form={form}>
      <form.Field
        path="kind"
        label={t("form.kind")}
        choices={kinds.map((kind) => ({ value: kind, label: t(`form.kinds.${kind}`) }))}
      />
      <form.Field path="year" label={t("form.year")} />
      <form.Field
        path="standardId"
        label={t("form.standard")}
        choices={(standards.data?.rows ?? []).map((one) => ({
          value: `${one.standardId} ${one.version}`,
          label: `${one.title[language]} · ${one.version}${one.draft ? ` (${t("form.draft")})` : ""}${one.country === null ? ` (${t("form.measure")})` : ""}`,
        }))}
      />
      {form.values.kind === "annual" && beside.length > 0 && (
        <form.Field
          path="askedInRoundId"
          label={t("form.askedIn")}
          help={t("form.askedInHelp")}
          choices={beside.map((one) => ({
            value: one.roundId,
            label: t("roundName", { kind: t(`kind.${one.kind}`), year: String(one.year) }),
          }))}
        />
      )}
      <form.Field
        path="scoreTableId"
        label={t("form.scoreTable")}
        help={t("form.scoreTableHelp")}
        choices={fitting.map((table) => ({ value: table.scoreTableId, label: table.name }))}
      />
      <form.Field path="referenceDate" label={t("form.referenceDate")} help={t("form.referenceHelp")} />
      <form.Field path="opensOn" label={t("form.opensOn")} />
      <form.Field path="closesOn" label={t("form.closesOn")} help={t("form.closesHelp")} />
    </FormPage>
  );
}
