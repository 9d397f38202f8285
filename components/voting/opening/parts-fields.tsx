import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { Opening } from './opening-form';

/** Which parts of a draft are voted on by themselves. */
export function PartsFields({ opening }: { opening: Opening }) {
  const words = useTranslations('voteOpening');
  const { draft, drafts, sessionId } = opening;
  return (
    <>
      {draft && (
        <FieldGroup
          legend={words('whichParts', { label: draftLabel(draft), title: draft.title })}
          hint={words('partsHint')}
        >
          <input type="hidden" name="draftId" value={draft.id} />
          {draft.parts.map(({ blocks, label, words: firstWords }) => (
            <Choice
              key={blocks[0]}
              type="checkbox"
              name="blocks"
              value={blocks.join(' ')}
              label={
                <>
                  {label !== '' && <span className="font-medium">{label} </span>}
                  {firstWords}
                </>
              }
            />
          ))}
        </FieldGroup>
      )}
      <OtherDrafts {...{ sessionId, drafts: drafts.filter(({ id }) => id !== draft?.id) }} />
    </>
  );
}

function OtherDrafts({ sessionId, drafts }: Pick<Opening, 'sessionId' | 'drafts'>) {
  const words = useTranslations('voteOpening');
  if (drafts.length === 0) return null;
  return (
    <div>
      <p className="text-sm text-muted">{words('partsOf')}</p>
      <ul>
        {drafts.map(({ id, number, kind, title }) => (
          <li key={id}>
            <Link
              className="link inline-flex min-h-6 items-center"
              href={`/sessions/${sessionId}/votes/new?draft=${id}&about=parts`}
            >
              {words('toDraft', { label: draftLabel({ kind, number }), title })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
