import { Group, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";

function Loading({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("ui");
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t("loading")}</span>
      <div aria-hidden>{children}</div>
    </div>
  );
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => at);

/** The rows of a list that are still to come, in the height that they will have. */
export function ListSkeleton({ rows = 8 }: { readonly rows?: number }) {
  return (
    <Loading>
      <Stack gap={6}>
        {lines(rows).map((at) => (
          <Skeleton key={at} height={36} radius="sm" />
        ))}
      </Stack>
    </Loading>
  );
}

export function RecordSkeleton() {
  return (
    <Loading>
      <Stack>
        <Skeleton height={32} width="60%" />
        <Skeleton height={24} width="30%" />
        <Group>
          <Skeleton height={40} width={140} />
          <Skeleton height={40} width={140} />
        </Group>
        <Group grow align="flex-start">
          <Skeleton height={140} />
          <Skeleton height={140} />
        </Group>
        <Skeleton height={180} />
      </Stack>
    </Loading>
  );
}

export function FormSkeleton() {
  return (
    <Loading>
      <Stack maw={640}>
        <Skeleton height={32} width="50%" />
        {lines(4).map((at) => (
          <Stack key={at} gap={6}>
            <Skeleton height={18} width="30%" />
            <Skeleton height={42} />
          </Stack>
        ))}
        <Skeleton height={42} width={200} />
      </Stack>
    </Loading>
  );
}

export function PictureSkeleton() {
  return (
    <Loading>
      <Skeleton height={28} width="70%" mb="sm" />
      <Skeleton height={360} />
    </Loading>
  );
}

/** Before it is known what the page will be. */
export function PageSkeleton() {
  return (
    <Loading>
      <Skeleton height={32} width="40%" mb="md" />
      <Skeleton height={20} width="70%" mb="xl" />
      <Skeleton height={240} />
    </Loading>
  );
}
