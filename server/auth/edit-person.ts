import type { Language } from '@/domain/language';
import { readPersonName, type NameRefusal } from '@/domain/people/person-name';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { limitedSignIn } from './asking';
import { hasPlaceBeyond, updatePerson } from './repository';

/**
 * Changes a person's own name and language. Whoever sees them now sees the new name at
 * once; what is on the record keeps the name they acted under. Whoever came by a copied
 * link changes them only where nobody outside of the sessions it opens would see it.
 */
export async function editPerson(edit: {
  personId: string;
  name: string;
  language: Language;
}): Promise<Result<{ name: string }, NameRefusal | 'sign-in-limited'>> {
  const name = readPersonName(edit.name);
  if (!name.ok) return name;
  const limited = limitedSignIn(edit.personId);
  if (limited !== null && (await hasPlaceBeyond(database(), edit.personId, limited))) {
    return refuse('sign-in-limited');
  }
  await updatePerson(database(), edit.personId, { name: name.value, language: edit.language });
  rightsChanged({ personId: edit.personId });
  return accept({ name: name.value });
}
