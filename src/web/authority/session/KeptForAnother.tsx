import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readerOfDevice } from "#web/device-memory.ts";
import { useKeptWork } from "#web/review/survey/use-kept-work.ts";

/** Before somebody signs in: whose unsent surveys lie on this device, since they go when another signs in. */
export function KeptForAnother() {
  const { t } = useTranslation("authority/session");
  const { work } = useKeptWork();
  const userName = readerOfDevice();
  if (work.length === 0 || userName === undefined) return null;
  return <Text role="note">{t("kept.ofReader", { count: work.length, userName })}</Text>;
}
