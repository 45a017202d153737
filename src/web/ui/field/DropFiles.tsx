import { Button, FileButton, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import classes from "./DropFiles.module.css";

/** Files of the device, chosen by a button that the keyboard reaches or dropped beside it; the same file may be chosen again. */
export function DropFiles(props: {
  readonly label: string;
  readonly help: string;
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { label, help, accept, disabled = false, onFiles } = props;
  const [isOver, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const take = (files: readonly File[]) => {
    reset.current?.();
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      role="group"
      aria-label={label}
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take([...event.dataTransfer.files]);
      }}
    >
      <FileButton multiple accept={accept} onChange={take} resetRef={reset} disabled={disabled}>
        {(button) => (
          <Button {...button} loading={disabled} leftSection={<IconFileUpload size={18} aria-hidden />}>
            {label}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {help}
      </Text>
    </div>
  );
}
