import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { keptName } from "#web/device-memory.ts";
import { keptSurveyName } from "./kept-survey.ts";
import { forgetPicture, listPictures } from "./picture-store.ts";
import { useKeptWork } from "./use-kept-work.ts";

/** What is kept here of a survey that can no longer be sent goes when its reader says so. */
export function DropKept(props: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> }) {
  const { t } = useTranslation("review/survey");
  const { work, read } = useKeptWork();
  const { householdId, roundId } = props;
  if (!work.some((one) => one.householdId === householdId && one.roundId === roundId)) return null;
  const drop = async () => {
    localStorage.removeItem(keptName(keptSurveyName(roundId, householdId)));
    for (const one of await listPictures())
      if (one.householdId === householdId && one.roundId === roundId) await forgetPicture(one.evidenceId);
    await read();
  };
  return (
    <Button variant="default" onClick={() => void drop()}>
      {t("kept.dropAll")}
    </Button>
  );
}
