import { z } from "zod";
import { page } from "#web/page.tsx";
import type { PageRoute } from "#web/page.tsx";
import { shapes } from "./shapes.ts";

const search = z.object({ shape: z.enum(shapes).default("pieces") });

/** The primitives in use, for anyone who builds a page; it needs no session. */
export const designRoutes: readonly PageRoute[] = [
  page({ path: "/design", anybody: true, search, load: async () => (await import("./DesignPage.tsx")).DesignPage }),
];
