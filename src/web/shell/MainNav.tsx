import { NavLink, Text } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "#web/session.ts";
import { administration, isUnder, navigation } from "./navigation.ts";

export function MainNav({ onPick }: { readonly onPick: () => void }) {
  const { t } = useTranslation("shell");
  const may = useMay();
  const { pathname } = useLocation();
  const own = administration.filter(({ act }) => may(act));
  const link = (entry: (typeof navigation)[number] | (typeof administration)[number]) => {
    const here = isUnder(entry, pathname);
    const Icon = entry.icon;
    return (
      <NavLink
        key={entry.key}
        href={entry.href}
        active={here}
        aria-current={here ? "page" : undefined}
        label={t(`nav.${entry.key}`)}
        leftSection={<Icon size={20} stroke={1.6} aria-hidden />}
        onClick={onPick}
        style={{
          borderRadius: "var(--mantine-radius-sm)",
          color: "var(--mantine-color-text)",
          fontWeight: here ? 600 : 400,
        }}
      />
    );
  };
  return (
    <>
      {navigation.map(link)}
      {own.length > 0 && (
        <div role="group" aria-label={t("nav.administration")}>
          <Text size="sm" c="dimmed" px="sm" pt="md" pb={4} aria-hidden>
            {t("nav.administration")}
          </Text>
          {own.map(link)}
        </div>
      )}
    </>
  );
}
