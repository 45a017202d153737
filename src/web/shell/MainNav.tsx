import { NavLink } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isUnder, navigation } from "./navigation.ts";

export function MainNav({ onPick }: { readonly onPick: () => void }) {
  const { t } = useTranslation("ui");
  const { pathname } = useLocation();
  return navigation.map((entry) => {
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
  });
}
