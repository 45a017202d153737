import { z } from "zod";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";

export const homeRoutes: readonly PageRoute[] = [
  page({
    path: "/",
    search: z.object({ tour: z.literal("open").optional() }),
    load: async () => {
      const { HomePage } = await import("./HomePage.tsx");
      return ({ search, onSearch }) => (
        <HomePage asksForTour={search.tour === "open"} onTourShown={() => onSearch({})} />
      );
    },
  }),
];
