import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "./ErrorState.tsx";
import { PageSkeleton } from "./Skeletons.tsx";

/** What was asked of the server, once it is there; its shape before, and the reason where it does not come. */
export function Loaded<Data>(props: {
  readonly asked: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
  readonly skeleton?: ReactNode;
}) {
  const { asked, children, skeleton = <PageSkeleton /> } = props;
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error !== null) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  return skeleton;
}
