import { plainLine } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';

/** The longest title of a draft, in characters. */
export const longestTitle = 200;

export type TitleRefusal = 'title-missing' | 'title-too-long';

/** Reads a title as a person typed it: one line, without outer or doubled spaces. */
export function readTitle(typed: string): Result<string, TitleRefusal> {
  const title = plainLine(typed);
  if (title === '') return refuse('title-missing');
  return Array.from(title).length > longestTitle ? refuse('title-too-long') : accept(title);
}
