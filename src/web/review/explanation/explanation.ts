import type { Output } from "#contract/endpoint.ts";
import { explainReview } from "#contract/review/explanation.ts";

export type Explanation = Output<typeof explainReview>;
