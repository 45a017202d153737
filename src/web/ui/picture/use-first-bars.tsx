import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** More bars than this are no picture any more until somebody asks for them. */
export const shownFirst = 12;

/** The first bars of a picture, and the way to all of them. */
export function useFirstBars<Row>(rows: readonly Row[]): { readonly shown: readonly Row[]; readonly more: ReactNode } {
  const { t } = useTranslation("ui");
  const [isWhole, showWhole] = useState(false);
  const isLong = rows.length > shownFirst;
  return {
    shown: isWhole || !isLong ? rows : rows.slice(0, shownFirst),
    more: isLong && (
      <Button variant="subtle" className="no-print" onClick={() => showWhole(!isWhole)}>
        {isWhole ? t("picture.first", { count: shownFirst }) : t("picture.all", { count: rows.length })}
      </Button>
    ),
  };
}
