import { Progress, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { startImport, tryFiles } from "#contract/registry/import-file.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { filesOf, withoutFile } from "./import-draft.ts";
import type { FilledDraft, ImportDraft } from "./import-draft.ts";
import { ImportTrial } from "./ImportTrial.tsx";
import { NewVillages } from "./NewVillages.tsx";

/** First what would happen; then it happens, in the background. */
export function TrialStep(props: {
  readonly draft: FilledDraft;
  readonly keep: (draft: ImportDraft) => void;
  readonly steps: ReactNode;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("registry/import");
  const { number } = useFormat();
  const router = useRouter();
  const trial = useAct(tryFiles);
  const start = useAct(startImport);
  const { draft, keep } = props;
  const body = filesOf(draft);
  const tried = trial.data;
  const [agreed, agree] = useState<Output<typeof tryFiles>["newVillages"]>([]);
  const pending = trial.isPending || start.isPending;
  const send = () => {
    if (tried === undefined) {
      trial.mutate({ body });
      return;
    }
    start.mutate(
      {
        body: {
          ...body,
          importId: draft.importId,
          newVillages: agreed.map(({ communeId, name }) => ({ communeId, name })),
        },
      },
      {
        onSuccess: () => {
          props.onDone();
          router.history.push(paths.importOf(draft.importId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("title")}
      steps={props.steps}
      problem={start.error ?? trial.error}
      onOtherFile={() => keep(withoutFile(draft))}
      next={t(tried === undefined ? "trial.tryNext" : "trial.next")}
      verb={t(tried === undefined ? "trial.try" : "trial.send")}
      onSubmit={send}
      pending={pending}
      back={{ label: t("back"), onBack: () => keep({ ...draft, step: "columns" }) }}
    >
      {tried !== undefined && !tried.isWhole && (
        <Text>{t("trial.beginning", { rows: number(tried.counts.peopleRows) })}</Text>
      )}
      {tried !== undefined && (
        <NewVillages villages={tried.newVillages} agreed={agreed} onAgree={(villages) => agree([...villages])} />
      )}
      {tried !== undefined && <ImportTrial tried={tried} />}
      {pending && (
        <div role="status">
          <Progress value={100} animated striped aria-label={t("trial.running")} />
          <Text size="sm">{t("trial.running")}</Text>
        </div>
      )}
    </FormPage>
  );
}
