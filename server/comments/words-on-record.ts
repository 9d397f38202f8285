import { sha256 } from '@/server/record/sha256';

/** What the record keeps of words: how many, and their hash. */
export function wordsOnRecord(words: string): { length: number; sha256: string } {
  return { length: words.length, sha256: sha256(words) };
}
