import { Button } from "@mantine/core";
import { useFormState } from "./form-state.ts";
import { FormField } from "./FormField.tsx";

/** The table of a form that can be tried before it is taken: CSV or XLSX, and the button that tries it. */
export function TableToTry(props: { readonly label: string; readonly help?: string; readonly verb: string }) {
  const { submit, isPending } = useFormState();
  return (
    <>
      <FormField path="file" label={props.label} help={props.help} />
      <div>
        <Button variant="default" onClick={() => submit({ isTrial: true })} loading={isPending}>
          {props.verb}
        </Button>
      </div>
    </>
  );
}
