import type { Result } from '@/domain/result';

/** The value of an answer that was to be one; a refusal fails the test. */
export function valueOf<Value>(answer: Result<Value, string>): Value {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal}.`);
  return answer.value;
}
