import { isPlain } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';

export const nameLengthMax = 80;

export type NameRefusal = 'name-missing' | 'name-too-long' | 'name-not-plain';

/**
 * Reads a person's name as it will be shown to others: NFC, single spaces, at most
 * 80 letters. Control and text-direction characters are refused, since they could make
 * one person's name read like another's or turn the line around it.
 */
export function readPersonName(text: string): Result<string, NameRefusal> {
  const name = text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
  if (name === '') return refuse('name-missing');
  if (Array.from(name).length > nameLengthMax) return refuse('name-too-long');
  if (!isPlain(name)) return refuse('name-not-plain');
  return /\p{L}|\p{N}/u.test(name) ? accept(name) : refuse('name-not-plain');
}

/** A name to begin with for somebody of whom only the address is known. */
export function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return name === '' ? email : Array.from(name).slice(0, nameLengthMax).join('');
}
