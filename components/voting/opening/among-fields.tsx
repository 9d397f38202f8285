'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Choice, FieldGroup } from '@/components/ui/field';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { OfferedDraft } from './subject-fields';

type Props = { drafts: readonly OfferedDraft[]; setOptionCount: (count: number) => void };

/** Which drafts are chosen among. */
export function AmongFields({ drafts, setOptionCount }: Props) {
  const words = useTranslations('voteOpening');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    setChosen(next);
    setOptionCount(next.length);
  };
  return (
    <FieldGroup legend={words('whichDrafts')} hint={words('amongHint')}>
      {drafts.map(({ id, number, kind, title, status }) => (
        <Choice
          key={id}
          type="checkbox"
          name="among"
          value={id}
          checked={chosen.includes(id)}
          onChange={() => toggle(id)}
          label={words(`draft.${status}`, { label: draftLabel({ kind, number }), title })}
        />
      ))}
    </FieldGroup>
  );
}
