import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatInstant } from "#web/format/date.ts";
import { Notice } from "#web/ui/page/Notices.tsx";
import { useOnline } from "#web/ui/use-online.ts";
import { isOvertaken } from "./kept-survey.ts";
import type { KeptSurvey } from "./kept-survey.ts";
import type { SurveyForm } from "./survey-draft.ts";

/** Above a survey: that it goes on from what this device kept, that others wrote it meanwhile, that there is no line. */
export function KeptNotices(props: {
  /** What the device had when the form was opened. */
  readonly found: KeptSurvey | undefined;
  readonly form: SurveyForm;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation("review/survey");
  const isOnline = useOnline();
  const [isDropped, drop] = useState(false);
  const { form } = props;
  const found = isDropped || props.found?.keptAt === undefined ? undefined : props.found;
  return (
    <>
      {!isOnline && <Notice>{t("kept.noLine")}</Notice>}
      {found?.keptAt !== undefined && (
        <Stack gap="xs" align="flex-start">
          <Notice>
            {t("kept.goesOn", { at: formatInstant(found.keptAt) })}
            {isOvertaken(found, form) && ` ${t("kept.overtaken")}`}
          </Notice>
          <Button
            variant="default"
            onClick={() => {
              drop(true);
              props.onAgain();
            }}
          >
            {t("kept.again")}
          </Button>
        </Stack>
      )}
    </>
  );
}
