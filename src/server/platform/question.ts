/**
 * What an earlier stage asks of later ones, which it does not know: it declares the question, and src/server/answers.ts has a later
 * stage answer it. An answer is an object of functions: reads, acts, or pieces of SQL.
 */
export type Question<Answer extends object> = {
  /** @throws when nobody answers: src/server/answers.ts was not imported */
  readonly answer: () => Answer;
  /** @throws when it is answered already */
  readonly answerWith: (answer: Answer) => void;
};

export function declareQuestion<Answer extends object>(name: string): Question<Answer> {
  let known: Answer | undefined;
  return {
    answer: () => {
      if (known === undefined) throw new Error(`nobody answers the question ${name}`);
      return known;
    },
    answerWith: (answer) => {
      if (known !== undefined) throw new Error(`the question ${name} is answered already`);
      known = answer;
    },
  };
}
