import { Stack, Title } from "@mantine/core";
import { ListBody } from "./ListBody.tsx";
import type { ListBodyProps } from "./ListBody.tsx";

/** Rows within a record: supports of an activity, instructions of a batch. */
export function RowsSection<Row>({ title, ...body }: Omit<ListBodyProps<Row>, "label"> & { readonly title: string }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{title}</Title>
      <ListBody {...body} label={title} />
    </Stack>
  );
}
