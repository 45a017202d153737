import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import { listScoreTables } from "#contract/review/explanation.ts";
import { openRound } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { listStandards } from "#contract/review/standard.ts";

const kinds = ["annual", "regular", "average_living"] as const;
const draftShape = z.object({
  roundId: z.string(),
  year: z.string(),
  kind: z.enum(kinds),
  standard: z.string(),
  scoreTableId: z.string(),
  referenceDate: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
});

/** The annual round runs in autumn, a monthly one from the 15th of this month for fifteen days (docs/law.md L3.1). */
function lawfulDays(kind: (typeof kinds)[number], today: LocalDate) {
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
  const year = session.today.slice(0, 4);
  const { draft, keep, forget, savedAt } = useDraft("round", draftShape, {
    roundId: v7(),
    year,
    kind: "annual",
    standard: "",
    scoreTableId: "",
    ...lawfulDays("annual", localDate(session.today)),
  });
  const standards = useEndpoint(listStandards);
  const tables = useEndpoint(listScoreTables);
  const open = useAct(openRound);
  const chosen = standards.data?.rows.find((one) => `${one.standardId} ${one.version}` === draft.standard);
  const fitting = tables.data?.rows.filter((table) => table.standardId === chosen?.standardId) ?? [];
  const check = useChecked(
    {
      standard: { label: t("form.standard"), value: draft.standard },
      year: { label: t("form.year"), value: draft.year },
      referenceDate: { label: t("form.referenceDate"), value: draft.referenceDate },
      opensOn: { label: t("form.opensOn"), value: draft.opensOn },
      closesOn: { label: t("form.closesOn"), value: draft.closesOn },
    },
    [
      ...(/^20\d\d$/.test(draft.year) ? [] : [{ fieldId: "year", message: t("form.notAYear") }]),
      ...(draft.closesOn < draft.opensOn ? [{ fieldId: "closesOn", message: t("form.closesBefore") }] : []),
    ],
  );
  const text = (id: "year" | "referenceDate" | "opensOn" | "closesOn") => ({
    id,
    label: t(`form.${id}`),
    value: draft[id],
    onChange: (value: string) => keep({ ...draft, [id]: value }),
    error: check.errorOf(id),
  });
  const send = () => {
    if (!check.passes() || chosen === undefined) return;
    const roundId = draft.roundId as Id<"round">;
    open.mutate(
      {
        body: {
          roundId,
          areaId: areaOfSession(session),
          year: Number(draft.year),
          kind: draft.kind,
          standardId: chosen.standardId,
          standardVersion: chosen.version,
          scoreTableId: draft.scoreTableId === "" ? null : (draft.scoreTableId as Id<"score table">),
          referenceDate: localDate(draft.referenceDate),
          opensOn: localDate(draft.opensOn),
          closesOn: localDate(draft.closesOn),
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.round(roundId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("form.title")}
      errors={check.errors}
      problem={open.error}
      next={t("form.next")}
      verb={t("form.verb")}
      onSubmit={send}
      pending={open.isPending}
      savedAt={savedAt}
    >
      <ChoiceField
        id="kind"
        label={t("form.kind")}
        value={draft.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`form.kinds.${kind}`) }))}
        onChange={(kind) => {
          const chosenKind = kinds.find((one) => one === kind) ?? "annual";
          keep({ ...draft, kind: chosenKind, ...lawfulDays(chosenKind, localDate(session.today)) });
        }}
      />
      <TextField {...text("year")} kind="figure" />
      <ChoiceField
        id="standard"
        label={t("form.standard")}
        value={draft.standard}
        error={check.errorOf("standard")}
        choices={(standards.data?.rows ?? []).map((one) => ({
          value: `${one.standardId} ${one.version}`,
          label: `${one.title[language]} · ${one.version}${one.draft ? ` (${t("form.draft")})` : ""}`,
        }))}
        onChange={(standard) => keep({ ...draft, standard, scoreTableId: "" })}
      />
      <ChoiceField
        id="scoreTableId"
        label={t("form.scoreTable")}
        help={t("form.scoreTableHelp")}
        optional
        value={draft.scoreTableId}
        choices={fitting.map((table) => ({ value: table.scoreTableId, label: table.name }))}
        onChange={(scoreTableId) => keep({ ...draft, scoreTableId })}
      />
      <TextField {...text("referenceDate")} kind="day" help={t("form.referenceHelp")} />
      <TextField {...text("opensOn")} kind="day" />
      <TextField {...text("closesOn")} kind="day" help={t("form.closesHelp")} />
    </FormPage>
  );
}
