import { Text } from "@mantine/core";
import { localDate } from "#kernel/local-date.ts";
import { previewDecision } from "#contract/review/decision-preview.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormState } from "#web/ui/field/form-state.ts";
import { LatePostings, usePreviewText } from "./DecisionPreview.tsx";

/** The sums of the decision that is being written: of the day and the village in the form. */
export function PreviewOfForm({ roundId, communeId }: { readonly roundId: Id<"round">; readonly communeId: string }) {
  const { valueAt } = useFormState();
  const sumText = usePreviewText();
  const typed = (path: string) => String(valueAt(path) ?? "");
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed("decidedOn"));
  const query = {
    ...(isDay ? { decidedOn: localDate(typed("decidedOn")) } : {}),
    ...(typed("villageId") === "" ? {} : { villageId: typed("villageId") }),
  };
  const { data, error } = useEndpoint(previewDecision, { params: { roundId, communeId }, query });
  if (data === undefined || error !== null) return null;
  return (
    <>
      <Text fw={600}>{sumText(data)}</Text>
      <LatePostings postings={data.latePostings} />
    </>
  );
}
