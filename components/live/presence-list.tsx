'use client';

import { useTranslations } from 'next-intl';
import type { Awareness } from 'y-protocols/awareness';
import { Avatar } from '@/components/people/avatar';
import type { PresentUser } from '@/domain/live/wire';
import { usePresent } from './use-present';
import './presence-list.css';

const shownMax = 5;
/** A list of names longer than this is a number: nobody reads it, and every browser draws it. */
const namedMax = 60;

type Props = {
  awareness: Awareness;
  me: PresentUser | null;
  /** Without a connection nobody is known to be here, which does not mean that nobody is. */
  isKnown: boolean;
};

/**
 * Who has this text open, each person once: a few as round signs, all by their names when
 * the signs are pressed.
 */
export function PresenceList({ awareness, me, isKnown }: Props) {
  const words = useTranslations('live');
  const present = usePresent(awareness);
  const others = present.filter(({ participantId }) => participantId !== me?.participantId);
  const shown = others.slice(0, shownMax);
  const more = others.length - shown.length;
  if (!isKnown) {
    return (
      <section aria-label={words('presenceTitle')} className="presence">
        <p className="presence-unknown">{words('presenceUnknown')}</p>
      </section>
    );
  }
  return (
    <section aria-label={words('presenceTitle')} className="presence">
      {others.length === 0 ? (
        <p className="sr-only">{words('presenceNobody')}</p>
      ) : (
        <>
          <button
            type="button"
            popoverTarget="present-people"
            className="presence-signs"
            aria-label={words('presenceSigns', {
              names: shown.map(({ name }) => name).join(', '),
              count: more,
            })}
          >
            {shown.map(({ participantId, name }) => (
              <span key={participantId} title={name} className="contents">
                <Avatar {...{ participantId, name }} />
              </span>
            ))}
            {more > 0 && (
              <span aria-hidden="true" className="presence-more">
                {words('presenceMoreShort', { count: more })}
              </span>
            )}
            {others.length > 2 && (
              <span aria-hidden="true" className="presence-more presence-more-phone">
                {words('presenceMoreShort', { count: others.length - 2 })}
              </span>
            )}
          </button>
          <PresentPeople others={others} />
        </>
      )}
    </section>
  );
}

/** All who are here by name, over the page. */
function PresentPeople({ others }: { others: readonly PresentUser[] }) {
  const words = useTranslations('live');
  return (
    <div id="present-people" popover="auto" className="bar-popover presence-names">
      <p className="text-sm text-muted">{words('presenceTitle')}</p>
      <ul>
        {others.slice(0, namedMax).map(({ participantId, name }) => (
          <li key={participantId}>
            <Avatar {...{ participantId, name }} />
            {name}
          </li>
        ))}
      </ul>
      {others.length > namedMax && (
        <p className="text-sm text-muted">
          {words('presenceMore', { count: others.length - namedMax })}
        </p>
      )}
    </div>
  );
}
