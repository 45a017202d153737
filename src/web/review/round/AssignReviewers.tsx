import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { assignReviewers, listReviewers } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { FormField } from "#web/ui/field/FormField.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

/** Who surveys the village: those ticked get a stretch of its route each. */
export function AssignReviewers(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly communeId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review/round");
  const { roundId, villageId, communeId, onClose } = props;
  const reviewers = useEndpoint(listReviewers, { params: { communeId } });
  return (
    <ActDialog
      endpoint={assignReviewers}
      verb={t("route.assign")}
      next={t("route.assignNext")}
      initial={{ roundId, villageId, officerIds: [] }}
      onClose={onClose}
    >
      <Loaded asked={reviewers}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t("route.noReviewers")}</Text>
          ) : (
            <FormField
              path="officerIds"
              label={t("route.who")}
              choices={rows.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
            />
          )
        }
      </Loaded>
    </ActDialog>
  );
}
