import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./SignaturePad.module.css";

const size = { width: 900, height: 300 };

/** Signed with a finger, a pen or the mouse; anyone who cannot is photographed on paper instead, which the page says beside it. */
export function SignaturePad(props: { readonly onSigned: (picture: Blob) => void; readonly onClose: () => void }) {
  const { t } = useTranslation("review/evidence");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSigned, sign] = useState(false);
  const clear = () => {
    const pen = canvas.current?.getContext("2d");
    if (pen === null || pen === undefined) return;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, size.width, size.height);
    sign(false);
  };
  useEffect(clear, []);
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * size.width,
      ((event.clientY - box.top) / box.height) * size.height,
    ] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = event.currentTarget.getContext("2d");
    pen?.beginPath();
    pen?.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext("2d");
    if (event.buttons === 0 || pen === null) return;
    pen.lineWidth = 4;
    pen.lineCap = "round";
    pen.strokeStyle = "#000";
    pen.lineTo(...at(event));
    pen.stroke();
    sign(true);
  };
  return (
    <Stack gap="xs">
      <Text>{t("signature.help")}</Text>
      <canvas
        ref={canvas}
        {...size}
        className={classes.pad}
        role="img"
        aria-label={t("signature.pad")}
        onPointerDown={begin}
        onPointerMove={draw}
      />
      <Group gap="xs">
        <Button
          disabled={!isSigned}
          onClick={() => canvas.current?.toBlob((picture) => picture !== null && props.onSigned(picture), "image/png")}
        >
          {t("signature.keep")}
        </Button>
        <Button variant="default" onClick={clear}>
          {t("signature.clear")}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t("signature.close")}
        </Button>
      </Group>
    </Stack>
  );
}
