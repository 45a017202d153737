import type { Output } from "#contract/endpoint.ts";
import type { explainReview } from "#contract/review/explanation.ts";

export type Explanation = Output<typeof explainReview>;
