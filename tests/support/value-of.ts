import type { Result } from '@/domain/result';

/** The value of an answer that was to be one; a refusal fails the test. */
export function valueOf<Value>(answer: Result<Value, string>): Value {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal}.`);
  return answer.value;
}

/** The value of an answer; null where it was refused. */
export function valueOrNull<Value>(answer: Result<Value, string>): Value | null {
  return answer.ok ? answer.value : null;
}
