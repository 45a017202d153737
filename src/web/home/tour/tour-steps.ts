/** The guided tour of the console: which pages a post is shown first, in the order in which its work meets them. */
import type { PostKind } from "#programme/authority/post/post.ts";
import { isUnder } from "#web/shell/navigation.ts";
import { paths } from "#web/paths.ts";

export const tours = {
  officer: [
    { key: "households", href: paths.households() },
    { key: "review", href: paths.rounds() },
    { key: "plans", href: paths.plans() },
    { key: "supports", href: paths.activities() },
    { key: "payments", href: paths.batches() },
  ],
  chair: [
    { key: "review", href: paths.rounds() },
    { key: "plans", href: paths.plans() },
    { key: "supports", href: paths.activities() },
    { key: "payments", href: paths.batches() },
    { key: "delegation", href: paths.ownPosts() },
  ],
  accountant: [
    { key: "supports", href: paths.activities() },
    { key: "payments", href: paths.batches() },
    { key: "treasury", href: paths.treasury() },
    { key: "disbursement", href: paths.disbursement() },
    { key: "ledger", href: paths.ledger() },
  ],
  province: [
    { key: "map", href: paths.map() },
    { key: "review", href: paths.rounds() },
    { key: "allocations", href: paths.allocations() },
    { key: "disbursement", href: paths.disbursement() },
    { key: "results", href: paths.results() },
  ],
} as const satisfies Readonly<Record<string, readonly TourStep[]>>;

export type TourStep = { readonly key: string; readonly href: string };
export type Tour = keyof typeof tours;

/** Posts with few pages, or with the installation itself as their work, have no tour. */
const tourOfPost: Readonly<Partial<Record<PostKind, Tour>>> = {
  commune_officer: "officer",
  commune_chair: "chair",
  commune_accountant: "accountant",
  province_accountant: "accountant",
  province_lead: "province",
  province_officer: "province",
  country_analyst: "province",
  auditor: "province",
};

/** That of the first post that has one. */
export function tourOf(posts: readonly { readonly kind: PostKind }[]): Tour | undefined {
  return posts.map(({ kind }) => tourOfPost[kind]).find((tour) => tour !== undefined);
}

/** The steps whose page lies at the address or above it: who opened one household has seen the households. */
export function stepsAt(tour: Tour, pathname: string): readonly string[] {
  return tours[tour].filter(({ href }) => isUnder({ href, also: [] }, pathname)).map(({ key }) => key);
}
