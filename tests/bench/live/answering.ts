type Answers = Record<string, (given: never) => unknown>;

/** The child's side of child.ts: answers questions, and ends with its parent. */
export function answering(answers: Answers): void {
  process.on('message', (message: { id: number; question: string; given: never }) => {
    const { id, question, given } = message;
    Promise.resolve()
      .then(() => answers[question]?.(given))
      .then(
        (answer) => process.send?.({ id, answer }),
        (error: unknown) => process.send?.({ id, error: String(error) }),
      );
  });
  // eslint-disable-next-line unicorn/no-process-exit -- nothing is to be saved here
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
