import { useTranslations } from 'next-intl';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import type { Account, PlaceTold } from '@/domain/record/account';
import type { Entry, RecordedAct } from '@/domain/record/entry';
import { isRulingKind } from '@/domain/voting/conduct/ruling';
import type messages from '@/messages/en.json';

/** Every act that can be on the record has a sentence, or this does not compile. */
type Sentences = Record<RecordedAct, string>;
type Complete = (typeof messages)['record']['acts'] extends Sentences ? RecordedAct : never;

type Props = {
  entry: Entry;
  account: Account;
  draft: { number: number; kind: DraftKind; title: string } | null;
};

/** An entry told in a sentence of the reader's language. */
export function EntrySentence({ entry, account, draft }: Props) {
  const words = useTranslations('record');
  const told = (place: PlaceTold | null) => {
    if (!place) return words('nowhere');
    const role = words(`roles.${place.role}`);
    return place.delegation === null
      ? role
      : words('place', { role, delegation: place.delegation });
  };
  const { ruling } = account.words;
  const act: Complete = entry.act;
  return (
    <>
      {words(`acts.${act}`, {
        ...account.words,
        actor: entry.actorName,
        ruling: isRulingKind(ruling) ? words(`rulings.${ruling}`) : '',
        place: told(account.place),
        from: told(account.from),
        to: told(account.to),
        draft: draft
          ? words('draftNamed', { label: draftLabel(draft), title: draft.title })
          : words('someDraft'),
      })}
    </>
  );
}
