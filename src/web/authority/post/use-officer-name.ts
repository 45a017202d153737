import { useTranslation } from "react-i18next";
import { commandLine } from "#programme/authority/post/command-line.ts";

/** What an officer is called: the command line acts by an officer of its own, which is no person. */
export function useOfficerName(): (fullName: string) => string {
  const { t } = useTranslation("authority/post");
  return (fullName) => (fullName === commandLine.fullName ? t("officer.commandLine") : fullName);
}
