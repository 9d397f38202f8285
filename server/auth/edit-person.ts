import type { Language } from '@/domain/language';
import { readPersonName, type NameRefusal } from '@/domain/people/person-name';
import { accept, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { updatePerson } from './repository';

/**
 * Changes a person's own name and language. Whoever sees them now sees the new name at
 * once; what is on the record keeps the name they acted under.
 */
export async function editPerson(edit: {
  personId: string;
  name: string;
  language: Language;
}): Promise<Result<{ name: string }, NameRefusal>> {
  const name = readPersonName(edit.name);
  if (!name.ok) return name;
  await updatePerson(database(), edit.personId, { name: name.value, language: edit.language });
  rightsChanged({ personId: edit.personId });
  return accept({ name: name.value });
}
