import { Button, Combobox, Kbd, Modal, Text, TextInput, useCombobox, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue, useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Palette.module.css";

export type PaletteItem = {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly href: string;
};

/** Ctrl K: one line that goes to a page, an act, an area or a household. Names are found without their tone marks. */
export function Palette(props: {
  readonly items: readonly PaletteItem[];
  readonly search: (text: string) => Promise<readonly PaletteItem[]>;
  readonly fold: (text: string) => string;
  readonly onGo: (href: string) => void;
}) {
  const { t } = useTranslation("ui");
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([["mod+K", open]], []);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSearch size={18} aria-hidden />}
        onClick={open}
        className={classes.opener}
      >
        <span className={classes.word}>{t("palette.short")}</span>
        <Kbd className={classes.keys}>Ctrl K</Kbd>
      </Button>
      <Modal
        closeOnClickOutside
        opened={opened}
        onClose={close}
        title={t("palette.title")}
        size="lg"
        yOffset="10vh"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <PaletteLine {...props} onClose={close} />
      </Modal>
    </>
  );
}

function PaletteLine(props: Parameters<typeof Palette>[0] & { readonly onClose: () => void }) {
  const { t } = useTranslation("ui");
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 200);
  const combobox = useCombobox();
  const found = useQuery({
    queryKey: ["palette", asked],
    queryFn: async () => props.search(asked),
    enabled: asked !== "",
  });
  // Also before the pause after the last letter is over: what was not asked yet is not "not found".
  const isAsking = text.trim() !== asked || found.isFetching;
  const wanted = props.fold(text);
  const items = [...props.items.filter(({ label }) => props.fold(label).includes(wanted)), ...(found.data ?? [])];
  const groups = [...new Set(items.map(({ group }) => group))];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(href) => {
        props.onGo(href);
        props.onClose();
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          aria-label={t("palette.title")}
          placeholder={t("palette.hint")}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
          data-autofocus
          size="md"
        />
      </Combobox.EventsTarget>
      <VisuallyHidden aria-live="polite">
        {isAsking ? t("loading") : t("palette.found", { count: items.length })}
      </VisuallyHidden>
      <Combobox.Options hidden={items.length === 0} className={classes.options} aria-label={t("palette.title")}>
        {groups.map((group) => (
          <Combobox.Group key={group} label={group}>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <Combobox.Option key={item.key} value={item.href}>
                  {item.label}
                  {item.hint !== undefined && <span className={classes.hint}> {item.hint}</span>}
                </Combobox.Option>
              ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {items.length === 0 && <Text py="sm">{t(isAsking ? "loading" : "palette.nothing")}</Text>}
    </Combobox>
  );
}
