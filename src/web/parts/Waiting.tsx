import { Skeleton, Stack } from "@mantine/core";
import { Problem } from "./Problem.tsx";

/** What stands where a record or a list will be: its shape, or why it does not come. */
export function Waiting({ error }: { readonly error: Error | null }) {
  if (error !== null) return <Problem error={error} />;
  return (
    <Stack aria-busy="true">
      <Skeleton height={32} width="60%" />
      <Skeleton height={20} width="40%" />
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
