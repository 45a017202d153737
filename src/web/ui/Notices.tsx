import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Notices.module.css";

function Notice({ children }: { readonly children: ReactNode }) {
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
