import { useParams, useRouter, useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { z } from "zod";
import type { Act } from "#programme/authority/post/permissions.ts";
import { withSearch } from "./paths.ts";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { OwnAreaGate } from "./shell/OwnAreaGate.tsx";
import { SessionGate } from "./shell/SessionGate.tsx";

const nothing = z.object({});
/** What an address calls a place after its "?", also where the page itself does not ask for it. */
const placeNames = ["areaId", "communeId"] as const;
type Nothing = typeof nothing;
type SearchShape = z.ZodType<Readonly<Record<string, string | number | boolean | undefined>>>;

/** What a page is given: its address, parsed, and how to change the part after the "?". */
export type PageProps<P extends z.ZodType = Nothing, S extends SearchShape = Nothing> = {
  readonly params: z.output<P>;
  readonly search: z.output<S>;
  readonly onSearch: (search: z.output<S>) => void;
};

export type PageRoute = {
  readonly path: `/${string}`;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
};

/**
 * Declares a page of a stage. `path` has its params as $name; `load` imports the component, so that its code comes only when it is
 * opened. `act` is what the reader must be permitted somewhere; a page that `anybody` may see needs no session.
 */
export function page<P extends z.ZodType = Nothing, S extends SearchShape = Nothing>(declared: {
  readonly path: `/${string}`;
  readonly params?: P;
  readonly search?: S;
  readonly act?: Act;
  readonly anybody?: boolean;
  readonly load: () => Promise<ComponentType<PageProps<P, S>>>;
}): PageRoute {
  const { path, act, anybody = false, load } = declared;
  const parse = z.object({ params: declared.params ?? nothing, search: declared.search ?? nothing });
  return {
    path,
    load: async () => {
      const Page = await load();
      return {
        default: function AddressedPage() {
          const router = useRouter();
          const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false });
          const parsed = parse.safeParse({ params: useParams({ strict: false }), search: asked });
          if (!parsed.success) return <NotFoundPage />;
          const { params, search } = parsed.data as { params: z.output<P>; search: z.output<S> };
          const shown = (
            <Page
              params={params}
              search={search}
              onSearch={(next) => router.history.replace(withSearch(router.history.location.pathname, next))}
            />
          );
          if (anybody) return shown;
          const areaIds = placeNames.flatMap((name) => (asked[name] === undefined ? [] : [String(asked[name])]));
          return (
            <SessionGate act={act}>
              <OwnAreaGate areaIds={areaIds}>{shown}</OwnAreaGate>
            </SessionGate>
          );
        },
      };
    },
  };
}
