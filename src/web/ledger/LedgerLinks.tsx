import { Anchor, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";

/** From each page about money to the others. */
export function LedgerLinks() {
  const { t } = useTranslation("ledger/balance");
  const links = [
    ["ledger", paths.ledger()],
    ["disbursement", paths.disbursement()],
    ["flow", paths.moneyFlow()],
    ["contributions", paths.contributions()],
    ["treasury", paths.treasury()],
  ] as const;
  return (
    <Group gap="md" component="nav" className="no-print" aria-label={t("links")}>
      {links.map(([key, href]) => (
        <Anchor key={key} href={href}>
          {t(`link.${key}`)}
        </Anchor>
      ))}
    </Group>
  );
}
