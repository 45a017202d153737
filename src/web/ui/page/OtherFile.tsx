import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What the server could not read, keep or find of a file that was handed in; not that it has too much to read just now. */
export function isAboutFile(code: string): boolean {
  return code !== "table.reader_busy" && /^table\.|\.file_/.test(code);
}

/** The way on from a file that was refused: back to the page's own choice, else the file box nearest to the words. */
export function OtherFile({ onOtherFile }: { readonly onOtherFile?: (() => void) | undefined }) {
  const { t } = useTranslation("ui");
  return (
    <Button variant="default" onClick={(event) => (onOtherFile ?? (() => openFileBox(event.currentTarget)))()}>
      {t("error.otherFile")}
    </Button>
  );
}

/** A page may have several file boxes: those of the same form or section come first. */
function openFileBox(from: Element): void {
  for (let around = from.parentElement; around !== null; around = around.parentElement) {
    const box = around.querySelector<HTMLInputElement>('input[type="file"]');
    if (box === null) continue;
    box.click();
    return;
  }
}
