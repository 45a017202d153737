import { z } from "zod";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { bodyType, isWrite, largestBodyOf } from "#contract/endpoint.ts";
import { permissionOf } from "#programme/authority/post/permissions.ts";

/** OpenAPI 3.1 of the contract: made from the same declarations that the server validates by. */
export function openApi(endpoints: readonly AnyEndpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = (paths[`/api${endpoint.path}`] ??= {});
    path[endpoint.method] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Vuon",
      version,
      description:
        "Every write takes an Idempotency-Key; every refusal is application/problem+json with a code and facts.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "vuon.session_token" } },
      schemas: { Problem: problemSchema },
    },
    security: [{ session: [] }],
  };
}

function operation(endpoint: AnyEndpoint): object {
  const writes = isWrite(endpoint);
  const hasBody = endpoint.method !== "get";
  const posts = endpoint.act === undefined ? {} : permissionOf(endpoint.act);
  const media = endpoint.file ?? "application/json";
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split(".")[0]],
    "x-act": endpoint.act,
    "x-posts": posts,
    parameters: [
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...(writes
        ? [
            {
              name: "Idempotency-Key",
              in: "header",
              required: true,
              schema: { type: "string", minLength: 8, maxLength: 100 },
              description: "Made by the caller; the same key with the same body has one effect and one answer.",
            },
            ...(endpoint.recordReadBy === undefined
              ? []
              : [
                  {
                    name: "If-Match",
                    in: "header",
                    required: false,
                    schema: { type: "string" },
                    description: `The ETag of ${endpoint.recordReadBy.id}: refused with 412 when the record has changed since.`,
                  },
                ]),
          ]
        : hasBody
          ? []
          : [{ name: "If-None-Match", in: "header", required: false, schema: { type: "string" } }]),
    ],
    ...(hasBody ? { requestBody: requestBody(endpoint) } : {}),
    responses: {
      200: {
        description: "Done",
        content: {
          [media]: { schema: endpoint.file === undefined ? wireSchema(endpoint.output) : { type: "string" } },
        },
      },
      ...(hasBody ? {} : { 304: { description: "Unchanged since the ETag" } }),
      default: {
        description: "Refused, with the reason",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** A file may be as large as the installation allows (VUON_LARGEST_FILE); another body as its endpoint declares. */
function requestBody(endpoint: AnyEndpoint): object {
  if (endpoint.takesFile === true)
    return {
      required: true,
      content: { [bodyType(true)]: { schema: { type: "string", format: "binary" } } },
    };
  const largest = largestBodyOf(endpoint);
  return {
    required: true,
    description: `At most ${largest} bytes; a larger body is refused with 413.`,
    "x-largest-body": largest,
    content: { [bodyType(false)]: { schema: wireSchema(endpoint.body) } },
  };
}

/** The schema of what travels: the outer side of every codec. */
export function wireSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
  });
  return json;
}

function parameters(schema: z.ZodType, place: "path" | "query"): readonly object[] {
  const { properties, required } = z
    .object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })
    .parse(wireSchema(schema));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "facts", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    facts: { type: "object" },
    rule: { type: "string" },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
};
