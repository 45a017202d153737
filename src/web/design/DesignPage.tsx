import { Anchor, Group, Stack, Text } from "@mantine/core";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { paths, withSearch } from "#web/paths.ts";
import { DesignAbsent } from "./DesignAbsent.tsx";
import { DesignBoard } from "./DesignBoard.tsx";
import { DesignCompare } from "./DesignCompare.tsx";
import { DesignForm } from "./DesignForm.tsx";
import { DesignList } from "./DesignList.tsx";
import { DesignPicture } from "./DesignPicture.tsx";
import { DesignPieces } from "./DesignPieces.tsx";
import { DesignPrint } from "./DesignPrint.tsx";
import { DesignRecord } from "./DesignRecord.tsx";
import { shapes } from "./shapes.ts";
import type { Shape } from "./shapes.ts";

const examples: Readonly<Record<Shape, ComponentType>> = {
  pieces: DesignPieces,
  list: DesignList,
  record: DesignRecord,
  form: DesignForm,
  board: DesignBoard,
  compare: DesignCompare,
  picture: DesignPicture,
  print: DesignPrint,
  absent: DesignAbsent,
};

/** Every primitive of src/web/ui in use, with samples that are said to be samples. */
export function DesignPage({ search }: { readonly search: { readonly shape: Shape } }) {
  const { t } = useTranslation("design");
  const Example = examples[search.shape];
  return (
    <Stack gap="lg">
      <div className="no-print">
        <Text>{t("intro")}</Text>
        <Group component="nav" aria-label={t("shapes")} gap="md" mt="xs">
          {shapes.map((shape) => (
            <Anchor
              key={shape}
              href={withSearch(paths.design(), { shape })}
              aria-current={shape === search.shape ? "page" : undefined}
              fw={shape === search.shape ? 600 : 400}
              className="touch-link"
            >
              {t(`shape.${shape}`)}
            </Anchor>
          ))}
        </Group>
      </div>
      <Example key={search.shape} />
    </Stack>
  );
}
