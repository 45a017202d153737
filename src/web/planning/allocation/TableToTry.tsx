import { Button } from "@mantine/core";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";

/** The table of a form that can be tried before it is taken: CSV or XLSX, and the button that tries it. */
export function TableToTry(props: {
  readonly label: string;
  readonly help?: string;
  readonly error: string | undefined;
  readonly file: File | null;
  /** Another table: what the last one reported no longer holds. */
  readonly onChoose: (file: File | null) => void;
  readonly verb: string;
  readonly onTry: () => void;
  readonly pending: boolean;
}) {
  const { label, help, error, file, onChoose, verb, onTry, pending } = props;
  return (
    <>
      <Field id="file" label={label} {...(help === undefined ? {} : { help })} error={error}>
        {(wiring) => <FileBox {...wiring} accept=".csv,.xlsx" value={file} onChange={onChoose} />}
      </Field>
      <div>
        <Button variant="default" onClick={onTry} loading={pending}>
          {verb}
        </Button>
      </div>
    </>
  );
}
