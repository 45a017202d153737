import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readAttendance, recordAttendance } from "#contract/delivery/training-acts.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { attendanceMarks } from "#programme/delivery/training/attendance.ts";
import type { AttendanceMark } from "#programme/delivery/training/attendance.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";

type Of = { readonly courseId: Id<"course">; readonly courseSessionId: Id<"course session"> };

/** Who came to a session: one tap a learner, on a phone as well. */
export function AttendancePage({ courseId, courseSessionId }: Of) {
  const found = useEndpoint(readAttendance, { params: { courseId, courseSessionId } });
  return <Loaded asked={found}>{(session) => <AttendanceList courseId={courseId} session={session} />}</Loaded>;
}

function AttendanceList(props: { readonly courseId: Of["courseId"]; readonly session: Output<typeof readAttendance> }) {
  const { courseId, session } = props;
  const { courseSessionId } = session;
  const { t } = useTranslation("delivery/training");
  const { day } = useFormat();
  const may = useMay();
  const sending = useAct(recordAttendance);
  const [chosen, setChosen] = useState<ReadonlyMap<string, AttendanceMark>>(new Map());
  const markOf = (row: (typeof session.rows)[number]) => chosen.get(row.supportId) ?? row.mark;
  const choose = (supportId: string, mark: AttendanceMark) => setChosen(new Map([...chosen, [supportId, mark]]));
  const marks = session.rows.flatMap((row) => {
    const mark = markOf(row);
    return mark === null || mark === row.mark ? [] : [{ supportId: row.supportId, mark }];
  });
  const open = session.rows.filter((row) => markOf(row) === null);
  return (
    <RecordPage
      above={{ label: session.courseName, href: paths.course(courseId) }}
      title={t("attend.title", { topic: session.topic })}
      line={`${day(session.heldOn)}, ${session.fromTime}–${session.toTime}`}
      acts={[]}
      facts={[]}
      story={[]}
    >
      {session.rows.length === 0 && <EmptyState why={t("attend.empty")} />}
      {session.rows.map((row) => (
        <Stack key={row.supportId} gap="xs">
          <Text id={row.supportId} fw={600}>
            {[row.personName, row.villageName ?? ""].filter((one) => one !== "").join(" · ")}
          </Text>
          <SegmentedControl
            aria-labelledby={row.supportId}
            disabled={!may("delivery.recordAttendance")}
            value={markOf(row) ?? "none"}
            onChange={(value) => {
              const mark = attendanceMarks.find((one) => one === value);
              if (mark !== undefined) choose(row.supportId, mark);
            }}
            data={[
              ...(markOf(row) === null ? [{ value: "none", label: t("mark.none") }] : []),
              ...attendanceMarks.map((mark) => ({ value: mark, label: t(`mark.${mark}`) })),
            ]}
          />
        </Stack>
      ))}
      {may("delivery.recordAttendance") && session.rows.length > 0 && (
        <Group>
          <Button
            variant="default"
            disabled={open.length === 0}
            onClick={() =>
              setChosen(new Map([...chosen, ...open.map((row) => [row.supportId, "present" as const] as const)]))
            }
          >
            {t("attend.all")}
          </Button>
          <Button
            loading={sending.isPending}
            disabled={marks.length === 0}
            onClick={() => sending.mutate({ params: { courseId, courseSessionId }, body: { marks } })}
          >
            {t("attend.act")}
          </Button>
          <Text>{marks.length === 0 ? t(sending.isSuccess ? "attend.saved" : "attend.nothing") : ""}</Text>
        </Group>
      )}
      <ErrorState error={sending.error} />
    </RecordPage>
  );
}
