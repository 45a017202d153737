import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { findSession } from "#server/authority/find-session.ts";
import { apiPage } from "#server/platform/api-page.ts";
import { serveRoutes } from "#server/platform/http.ts";
import type { Identify } from "#server/platform/http.ts";
import { servePublicRoutes } from "#server/platform/public-route.ts";
import { limitBody } from "#server/platform/limit-body.ts";
import type { House } from "#server/platform/house.ts";
import { openApi } from "#server/platform/openapi.ts";
import { faultResponse } from "#server/platform/fault-response.ts";
import { problemOf, problemResponse } from "#server/platform/problem.ts";
import { healthRoute } from "./health-route.ts";
import { openSignIn } from "#server/platform/sign-in.ts";
import { refuse } from "#kernel/refusal.ts";
import { publicRoutes, routesOf } from "./routes.ts";

/** The whole server as one function from request to response: sign-in, the API, its description. */
export function buildApp(
  house: House,
  options: {
    readonly publicUrl?: string;
    readonly version: string;
    readonly signInsAMinute?: number;
    readonly identify?: Identify;
  },
): Hono {
  const app = new Hono();
  const routes = routesOf(house.config);
  const signIn = openSignIn(house, options);
  // The command line names its officer itself; a browser's officer is whose session it is.
  const isSecure = (options.publicUrl ?? house.config.VUON_PUBLIC_URL)?.startsWith("https://") === true;
  const jar = { secret: house.keys.signIn, isSecure };
  const bySession: Identify = async (request) => findSession({ database: house.database, jar }, request);
  const endpoints = [...publicRoutes, ...routes].map((route) => route.endpoint);
  const description = openApi(endpoints, options.version);
  const page = apiPage(endpoints, options.version);

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // On a laptop it is served over plain HTTP; a browser that was once told to insist on HTTPS would find nothing there.
      strictTransportSecurity: isSecure ? "max-age=31536000" : false,
    }),
  );
  app.onError((error) => faultResponse(house, error));
  app.use("/api/sign-in/*", limitBody(16_000));
  app.on(["GET", "POST"], "/api/sign-in/*", (context) => signIn.handler(context.req.raw));
  app.get("/api", async (context) => context.html(await page));
  app.get("/api/openapi.json", (context) => context.json(description));
  app.get("/api/health", healthRoute(house, { version: options.version, identify: options.identify ?? bySession }));
  servePublicRoutes(app, house, publicRoutes);
  serveRoutes(app, house, routes, options.identify ?? bySession);
  app.all("/api/*", () => problemResponse(problemOf(refuse("request.no_such_path"), "-")));
  return app;
}
