import { FileInput } from "@mantine/core";
import type { FileInputProps } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** A file of the device, named once it is chosen; before that it says what to do and which kinds are read. */
export function FileBox(props: FileInputProps) {
  const { t } = useTranslation("ui");
  const kinds = props.accept?.split(",").join(", ") ?? "";
  return (
    <FileInput
      leftSection={<IconFileUpload size={18} aria-hidden />}
      placeholder={`${t("form.chooseFile")}${kinds === "" ? "" : ` (${kinds})`}`}
      {...props}
    />
  );
}
