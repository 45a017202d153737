import { List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { useRecordedText } from "#web/registry/correction/use-correction-text.ts";

/** Of a past day: what is reported as of that day and what only as of today, and what the record said before it was corrected. */
export function RecordedThen({ household }: { readonly household: Output<typeof getHousehold> }) {
  const { t } = useTranslation("registry/household");
  const { t: tr } = useTranslation("registry/household");
  const textOf = useRecordedText();
  const { recordedThen, people } = household;
  const nameOf = (personId: string | null) =>
    personId === null
      ? t("asOf.household")
      : (people.find((someone) => someone.personId === personId)?.fullName ?? tr("households.noName"));
  return (
    <Stack gap="xs">
      <Text>{t("asOf.known")}</Text>
      {recordedThen.length > 0 && (
        <>
          <Text>{t("asOf.correctedSince")}</Text>
          <List>
            {recordedThen.map((recorded) => (
              <List.Item key={`${recorded.personId ?? ""} ${recorded.field}`}>
                {`${nameOf(recorded.personId)}: ${textOf(recorded)}`}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
