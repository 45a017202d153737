import type { Refusal } from "#kernel/refusal.ts";

/** RFC 9457. `code` and `facts` are for programs and for the web's words; `title` is English for people who read the API. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly facts: Refusal["facts"];
  readonly rule?: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

/** The one table from refusals to HTTP. */
const statusOfCode: Readonly<Record<string, number>> = {
  "authority.not_signed_in": 401,
  "authority.sign_in_wrong": 401,
  "authority.code_needed": 401,
  "authority.code_wrong": 401,
  "authority.passkey_refused": 401,
  "authority.oidc_refused": 401,
  "authority.sign_in_delayed": 429,
  "authority.sign_in_busy": 503,
  "authority.second_factor_required": 403,
  "authority.password_too_short": 422,
  "authority.password_too_long": 422,
  "authority.password_monotonous": 422,
  "authority.password_names_owner": 422,
  "authority.password_common": 422,
  "authority.password_wrong": 422,
  "authority.oidc_no_posts": 403,
  "authority.not_permitted": 403,
  "authority.not_permitted_here": 403,
  "authority.one_time_password_over": 401,
  "authority.account_disabled": 403,
  "authority.no_post_today": 403,
  "authority.password_change_needed": 403,
  "planning.small_counts_withheld": 403,
  "record.not_found": 404,
  "request.no_such_path": 404,
  "request.invalid": 422,
  "review.no_such_standard": 422,
  "request.key_missing": 400,
  "request.key_reused": 422,
  "request.precondition_failed": 412,
  "request.no_precondition_here": 400,
  "request.body_too_large": 413,
  "request.body_too_slow": 408,
  "request.broken_off": 400,
  "request.file_too_large": 413,
  "request.file_empty": 422,
  "request.too_many": 429,
  "request.cross_site": 403,
  "request.other_type": 415,
  "record.busy": 503,
  "server.busy": 503,
  "server.downloads_full": 503,
  "server.downloads_yours": 503,
  "server.work_full": 503,
  "table.reader_busy": 503,
  internal: 500,
};

/** Of a code that is not in the table: a file that cannot be read is at fault itself, what else is refused is in conflict with a record. */
const otherStatus = (code: string) => (code.startsWith("table.") ? 422 : 409);

export function problemOf(refusal: Refusal, requestId: string, errors?: Problem["errors"]): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title: refusal.code.replaceAll(/[._]/g, " "),
    status: statusOfCode[refusal.code] ?? otherStatus(refusal.code),
    code: refusal.code,
    facts: refusal.facts,
    ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
    requestId,
    ...(errors === undefined ? {} : { errors }),
  };
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(problem.status === 503 ? { "retry-after": "5" } : {}),
    },
  });
}
