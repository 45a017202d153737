import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#web/paths.ts";
import classes from "./Notices.module.css";
import { useOnline } from "#web/ui/use-online.ts";

/** Something to know before reading on. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.notice} role="note">
      <IconInfoCircle size={20} aria-hidden className={classes.icon} />
      <span>{children}</span>
    </p>
  );
}

/** On every page of the demo: nobody in it exists. */
export function NoticeMadeUp() {
  const { t } = useTranslation("ui");
  return <Notice>{t("notice.madeUp")}</Notice>;
}

/** On every page and print that rests on the sample score table. */
export function NoticeSample() {
  const { t } = useTranslation("ui");
  return <Notice>{t("notice.sample")}</Notice>;
}

/** To an operator who is the only one: a second one is needed. */
export function NoticeFewOperators() {
  const { t } = useTranslation("ui");
  return (
    <Notice>
      {t("notice.fewOperators")} <a href={paths.newOfficer()}>{t("notice.secondOperator")}</a>
    </Notice>
  );
}

/** While the device has no line. */
export function NoticeNoLine() {
  const { t } = useTranslation("ui");
  const isOnline = useOnline();
  return <div role="status">{!isOnline && <Notice>{t("notice.noLine")}</Notice>}</div>;
}
