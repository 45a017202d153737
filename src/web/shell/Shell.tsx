import { AppShell, Box, Burger, Group, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { NotificationBell } from "#web/authority/notification/NotificationBell.tsx";
import { NoteVisits } from "#web/home/tour/NoteVisits.tsx";
import { useSession } from "#web/session.ts";
import { NoticeFewOperators, NoticeMadeUp, NoticeNoLine } from "#web/ui/page/Notices.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { AreaScopeProvider } from "./AreaScopeProvider.tsx";
import { AreaScopeSwitch } from "./AreaScopeSwitch.tsx";
import { ConsolePalette } from "./ConsolePalette.tsx";
import { DemoLoading } from "./DemoLoading.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { MainNav } from "./MainNav.tsx";
import classes from "./Shell.module.css";
import { SessionEndedDialog } from "./SessionEndedDialog.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";
import { usePageLinks } from "./use-page-links.ts";
import { UserMenu } from "./UserMenu.tsx";

/** What stands around every page. On a phone the stages, the area and the settings open from one button. */
export function Shell() {
  const { t } = useTranslation("shell");
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data: session } = useSession();
  const { href } = useLocation();
  usePageLinks();
  // On a phone the menu lies over the page: whatever link of it was followed, the page is what one came for.
  useEffect(close, [href, close]);
  return (
    <AreaScopeProvider>
      {session !== undefined && <SessionEndedDialog session={session} />}
      <NoteVisits />
      <a className={classes.skip} href="#content">
        {t("shell.skip")}
      </a>
      <AppShell
        header={{ height: 60 }}
        navbar={{ width: 232, breakpoint: "md", collapsed: { mobile: !opened } }}
        padding={{ base: "md", md: "xl" }}
      >
        <AppShell.Header className={classes.header}>
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t(opened ? "shell.closeMenu" : "shell.openMenu")}
          />
          <a className={classes.brand} href="/" aria-label={t("shell.home")}>
            Vuon
          </a>
          <Box visibleFrom="md">
            <AreaScopeSwitch />
          </Box>
          <Group ml="auto" gap="xs" wrap="nowrap">
            <ConsolePalette />
            <NotificationBell />
            <Group gap="xs" wrap="nowrap" visibleFrom="md">
              <LanguageSwitch />
              <ThemeSwitch />
              <UserMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" className={classes.navbar} aria-label={t("shell.stages")}>
          <AppShell.Section grow component={ScrollArea}>
            <MainNav onPick={close} />
          </AppShell.Section>
          <AppShell.Section hiddenFrom="md" className={classes.settings}>
            <AreaScopeSwitch />
            <Group gap="xs">
              <LanguageSwitch />
              <ThemeSwitch />
            </Group>
            <UserMenu />
          </AppShell.Section>
          <Text size="sm" c="dimmed" px="sm" pt="xs" visibleFrom="md">
            {t("shell.tagline")}
          </Text>
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
          {session?.demo === true && <NoticeMadeUp />}
          {session?.demo === true && <DemoLoading />}
          <NoticeNoLine />
          {session?.lacksOperators === true && <NoticeFewOperators />}
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </AppShell.Main>
      </AppShell>
    </AreaScopeProvider>
  );
}
