import { Button, FileButton, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
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
  const area = useRef<HTMLDivElement>(null);
  const dropped = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take([...(event.dataTransfer?.files ?? [])]);
  });
  const over = useEffectEvent((event: DragEvent) => {
    event.preventDefault();
    setOver(!disabled);
  });
  // A place to drop is not pressed: who has no pointer uses the button in it.
  useEffect(() => {
    const on = area.current;
    const [drop, drag, leave] = [
      (event: DragEvent) => dropped(event),
      (event: DragEvent) => over(event),
      () => setOver(false),
    ];
    on?.addEventListener("drop", drop);
    on?.addEventListener("dragover", drag);
    on?.addEventListener("dragleave", leave);
    return () => {
      on?.removeEventListener("drop", drop);
      on?.removeEventListener("dragover", drag);
      on?.removeEventListener("dragleave", leave);
    };
  }, []);
  return (
    <div ref={area} role="group" aria-label={label} className={classes.drop} data-over={isOver || undefined}>
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
