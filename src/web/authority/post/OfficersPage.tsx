import { useTranslation } from "react-i18next";
import { listOfficers } from "#contract/authority/post.ts";
import { usePages, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { officerTones, usePostWords } from "./officer-words.ts";
import { OfficersExportMenu } from "./OfficersExportMenu.tsx";
import { OfficerFilters } from "./OfficerFilters.tsx";
import type { OfficerFilter } from "./officer-filter.ts";

/** Who works in the installation, with which posts, and whose account is closed. */
export function OfficersPage(props: {
  readonly filter: OfficerFilter;
  readonly onFilter: (filter: OfficerFilter) => void;
}) {
  const { t } = useTranslation("authority/post");
  const { number, instant } = useFormat();
  const { short } = usePostWords();
  const may = useMay();
  const officers = usePages(listOfficers, { query: { ...props.filter, limit: 100 } });
  const counted = useEndpoint(listOfficers, { query: { limit: 1 } }).data?.counts;
  return (
    <ListPage
      {...officers}
      title={t("list.title")}
      sentence={
        counted === undefined
          ? t("list.lead")
          : t("list.counts", {
              active: number(counted.active),
              without: number(counted.without_post),
              disabled: number(counted.disabled),
            })
      }
      filters={<OfficerFilters {...props} />}
      actions={may("authority.exportOfficers") && <OfficersExportMenu filter={props.filter} />}
      act={may("authority.manageOfficers") ? { label: t("list.create"), href: paths.newOfficer() } : undefined}
      rowKey={(row) => row.officerId}
      hrefOf={(row) => paths.officer(row.officerId)}
      empty={{ why: t("list.empty") }}
      exportName="officers"
      columns={[
        { key: "name", head: t("officer.fullName"), text: (row) => row.fullName, onPhone: true },
        { key: "userName", head: t("officer.userName"), text: (row) => row.userName },
        {
          key: "posts",
          head: t("officer.posts"),
          text: (row) => (row.posts.length === 0 ? t("officer.noPost") : row.posts.map(short).join("; ")),
          isSentence: true,
          onPhone: true,
        },
        {
          key: "state",
          head: t("officer.state"),
          text: (row) => t(`state.${row.state}`),
          cell: (row) => <StateBadge tone={officerTones[row.state]} label={t(`state.${row.state}`)} />,
          onPhone: true,
        },
        {
          key: "signedIn",
          head: t("officer.lastSignIn"),
          text: (row) => (row.lastSignedInAt === null ? t("officer.never") : instant(row.lastSignedInAt)),
        },
      ]}
    />
  );
}
