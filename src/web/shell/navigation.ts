import {
  IconBuildingBank,
  IconBuildingCommunity,
  IconChartBar,
  IconClipboardCheck,
  IconCoins,
  IconHeartbeat,
  IconHistory,
  IconHome,
  IconLockX,
  IconMap2,
  IconMessages,
  IconTruckDelivery,
  IconUsers,
  IconUserShield,
} from "@tabler/icons-react";
import type { Act } from "#programme/authority/post/permissions.ts";
import { paths } from "#web/paths.ts";

/** The stages in the order of the programme's year, after the places where one begins. `also` are addresses that belong to the entry. */
export const navigation = [
  { key: "home", href: paths.home(), icon: IconHome, also: [] },
  { key: "map", href: paths.map(), icon: IconMap2, also: ["/areas"] },
  {
    key: "registry",
    href: paths.households(),
    icon: IconUsers,
    also: ["/imports", "/corrections", "/duplicates", "/bulk-changes", "/transfers"],
  },
  {
    key: "review",
    href: paths.rounds(),
    icon: IconClipboardCheck,
    also: ["/reviews", "/standards", "/score-tables", "/certificates", "/requests", "/calendar"],
  },
  {
    key: "planning",
    href: paths.plans(),
    icon: IconBuildingBank,
    also: ["/framework", "/targets", "/needs", "/programmes", "/allocations", "/fund-lines"],
  },
  {
    key: "delivery",
    href: paths.activities(),
    icon: IconTruckDelivery,
    also: [
      "/supports",
      "/works",
      "/courses",
      "/jobs",
      "/livelihood-groups",
      "/production-cycles",
      "/value-chain",
      "/produce-without-buyer",
      "/offtake-contracts",
      "/referrals",
      "/loans",
    ],
  },
  { key: "payment", href: paths.batches(), icon: IconCoins, also: ["/payees"] },
  { key: "evaluation", href: paths.results(), icon: IconChartBar, also: [] },
  { key: "voice", href: paths.grievances(), icon: IconMessages, also: [] },
] as const;

/** Apart from the stages, for those who run the installation: shown to whom the act is permitted. */
export const administration = [
  {
    key: "officers",
    act: "authority.readOfficers",
    href: paths.officers(),
    icon: IconUserShield,
    also: [],
  },
  { key: "offices", act: "authority.readOffices", href: paths.offices(), icon: IconBuildingCommunity, also: [] },
  {
    key: "failedSignIns",
    act: "authority.readFailedSignIns",
    href: paths.failedSignIns(),
    icon: IconLockX,
    also: [],
  },
  // Who may see attempts at signing in runs the installation.
  { key: "health", act: "authority.readFailedSignIns", href: paths.health(), icon: IconHeartbeat, also: [] },
  { key: "audit", act: "authority.readAudit", href: paths.audit(), icon: IconHistory, also: [] },
] as const satisfies readonly { readonly act: Act; readonly [name: string]: unknown }[];

/** Whether an address lies under the entry. */
export function isUnder(entry: { readonly href: string; readonly also: readonly string[] }, pathname: string): boolean {
  if (entry.href === "/") return pathname === "/";
  return [entry.href, ...entry.also].some((start) => pathname === start || pathname.startsWith(`${start}/`));
}
