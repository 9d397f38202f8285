import { notFound } from 'next/navigation';
import type { Result } from '@/domain/result';

/** What a page shows. Whatever is refused to who asks looks as if it were not there. */
export function orNotFound<Value>(reading: Result<Value, string>): Value {
  return reading.ok ? reading.value : notFound();
}
