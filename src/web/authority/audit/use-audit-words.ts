import { useTranslation } from "react-i18next";
import type { listAuditEntries } from "#contract/authority/audit.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import type { RowOf } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { useOfficerEventText } from "#web/authority/post/use-officer-event-text.ts";

type Entry = RowOf<typeof listAuditEntries>;

/** Where a record of a kind is opened, and the act that this takes. */
const places: Readonly<Record<string, { readonly act: Act; readonly path: (recordId: string) => string }>> = {
  officer: { act: "authority.readOfficers", path: paths.officer },
  household: { act: "registry.readHouseholds", path: (recordId) => paths.household(recordId) },
  area: { act: "registry.readAreas", path: (recordId) => paths.area(recordId) },
  import: { act: "registry.readImports", path: paths.importOf },
  round: { act: "review.readReviews", path: (recordId) => paths.round(recordId) },
  plan: { act: "planning.readPlans", path: paths.plan },
  target: { act: "planning.readPlans", path: paths.target },
  fund_line: { act: "planning.readPlans", path: paths.fundLine },
  formula_run: { act: "planning.readPlans", path: paths.allocation },
  optimiser_run: { act: "planning.readPlans", path: paths.search },
  reallocation: { act: "planning.readPlans", path: paths.reallocation },
  carry_over: { act: "planning.readPlans", path: paths.yearEnd },
  posting: { act: "planning.readPlans", path: paths.posting },
  treasury_import: { act: "planning.readPlans", path: paths.treasuryImport },
  activity: { act: "delivery.readActivities", path: paths.activity },
  batch: { act: "payment.readBatches", path: paths.batch },
};

/** Entries of the audit in words: codes and ids are in their details alone. */
export function useAuditWords() {
  const { t, i18n } = useTranslation("authority/audit");
  const { t: ui } = useTranslation("ui");
  const { t: stages } = useTranslation("authority/audit");
  const may = useMay();
  const officerEvent = useOfficerEventText();
  const withPost = ({ officerName, officerPost }: Pick<Entry, "officerName" | "officerPost">) => {
    if (officerName === null) return t("system");
    if (officerPost === null) return officerName;
    return t("withPost", { name: officerName, post: `${ui(`post.${officerPost.kind}`)}, ${officerPost.areaName}` });
  };
  return {
    withPost,
    who: (entry: Entry) =>
      entry.forOfficerName === null
        ? withPost(entry)
        : stages("list.inPlaceOf", { name: withPost(entry), holder: entry.forOfficerName }),
    what: (entry: Pick<Entry, "act" | "facts">) =>
      officerEvent(entry) ??
      (i18n.exists(`acts.${entry.act}`, { ns: "authority/audit" }) ? t(`acts.${entry.act}`) : t("otherAct")),
    record: ({ recordKind, recordName }: Entry) => {
      const kind = i18n.exists(`records.${recordKind}`, { ns: "authority/audit" }) ? t(`records.${recordKind}`) : "";
      return recordName === null ? kind : t("named", { kind, name: recordName }).trim();
    },
    /** Only to who may open the record. */
    href: ({ recordKind, recordId, recordName }: Entry) => {
      const place = places[recordKind];
      const isThere = recordName !== null || !/^(?:officer|household|plan|round|activity|batch)$/.test(recordKind);
      return place !== undefined && isThere && may(place.act) ? place.path(recordId) : undefined;
    },
  };
}
