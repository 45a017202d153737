import { ApiProblem } from "#contract/client.ts";

/** What is answered, or undefined where the act is refused for this reason: a demo of few people may have nobody to do it for. */
export async function unlessRefused<Answer>(code: string, answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === code) return undefined;
    throw error;
  }
}
