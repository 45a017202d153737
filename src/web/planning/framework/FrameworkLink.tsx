import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";

/** From a list of plans to what they are for. */
export function FrameworkLink() {
  const { t } = useTranslation("planning/framework");
  return <Anchor href={paths.framework()}>{t("toFramework")}</Anchor>;
}
