import { Button, Menu, Text } from "@mantine/core";
import { useState } from "react";
import { IconChevronDown, IconLogout, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTour } from "#web/home/tour/use-tour.ts";
import { paths } from "#web/paths.ts";
import { useKeptWork } from "#web/review/survey/use-kept-work.ts";
import { useMay, useSession, useSignOut } from "#web/session.ts";
import { ConfirmAct } from "#web/ui/act/ConfirmAct.tsx";
import classes from "./UserMenu.module.css";

/** Who is signed in, with which posts; the way out is one click further. */
export function UserMenu() {
  const { t } = useTranslation(["shell", "ui"]);
  const { data: session } = useSession();
  const may = useMay();
  const signOut = useSignOut();
  const kept = useKeptWork();
  const hasTour = useTour() !== undefined;
  const [isLeaving, leave] = useState(false);
  if (session === undefined) {
    return (
      <Button component="a" href={paths.signIn()} variant="default" leftSection={<IconUser size={18} aria-hidden />}>
        {t("shell.signIn")}
      </Button>
    );
  }
  const goOut = async () => ((await kept.read()).length > 0 ? leave(true) : signOut());
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconUser size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            <span className={classes.name}>{session.fullName}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {session.posts.map(({ kind, areaId, areaName }) => (
            <Text key={`${kind} ${areaId}`} size="sm" px="sm" py={6}>
              {t(`ui:post.${kind}`)}, {areaName}
            </Text>
          ))}
          <Menu.Divider />
          <Menu.Item component="a" href={paths.account()}>
            {t("shell.account")}
          </Menu.Item>
          {may("authority.delegatePost") && (
            <Menu.Item component="a" href={paths.ownPosts()}>
              {t("shell.ownPosts")}
            </Menu.Item>
          )}
          {hasTour && (
            <Menu.Item component="a" href={paths.tour()}>
              {t("shell.tour")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void goOut()}>
            {t("shell.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmAct
        opened={isLeaving}
        title={t("shell.signOut")}
        changes={[t("shell.losesKept", { count: kept.work.length })]}
        verb={t("shell.signOutAnyway")}
        onConfirm={() => void signOut()}
        onClose={() => leave(false)}
      />
    </>
  );
}
