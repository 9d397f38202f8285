'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/notice';
import type { SaveState } from './save-state';
import { type SaveAnnouncement, useSaveAnnouncement } from './use-save-announcement';

const tones: Record<SaveState['kind'], Tone> = {
  loading: 'neutral',
  saved: 'positive',
  saving: 'neutral',
  unsaved: 'caution',
  offline: 'caution',
  reconnecting: 'caution',
  closed: 'negative',
};

type Props = {
  saveState: SaveState;
  /** People who only read are not told that they can keep typing. */
  mayWrite: boolean;
  retry: () => void;
};

/**
 * What is true about the text, always in view. Read out are only the turns that matter
 * (not saved, offline, back again), never each save.
 */
export function SaveStateBadge({ saveState, mayWrite, retry }: Props) {
  const words = useTranslations('live');
  const announcement = useSaveAnnouncement(saveState);
  return (
    <div className="inline-flex flex-wrap items-center gap-2" data-save-state={saveState.kind}>
      <Badge tone={tones[saveState.kind]}>
        <SaveWords saveState={saveState} mayWrite={mayWrite} />
      </Badge>
      {saveState.kind === 'reconnecting' && (
        <button
          type="button"
          onClick={retry}
          className="min-h-6 text-sm text-accent underline underline-offset-2"
        >
          {words('retryNow')}
        </button>
      )}
      <output className="sr-only">{announcement && words(said(announcement, mayWrite))}</output>
    </div>
  );
}

/** Who cannot type (yet) is not told that they can go on typing. */
function said(announcement: SaveAnnouncement, mayWrite: boolean) {
  return announcement === 'saidOffline' && !mayWrite ? 'saidOfflineRead' : announcement;
}

function SaveWords({ saveState, mayWrite }: Pick<Props, 'saveState' | 'mayWrite'>) {
  const words = useTranslations('live');
  switch (saveState.kind) {
    case 'loading':
      return words('loading');
    case 'saved':
      return words('saved');
    case 'saving':
      return words('saving');
    case 'unsaved':
      return words('unsaved', { changes: saveState.changes });
    case 'offline':
      if (saveState.changes > 0) {
        const { changes, kept } = saveState;
        return words(kept ? 'offlineKept' : 'offlineChanges', { changes });
      }
      return words(mayWrite ? 'offline' : 'offlineRead');
    case 'reconnecting':
      return <Countdown {...saveState} />;
    case 'closed':
      break;
  }
  return words('closedShort');
}

type CountdownProps = { retryAt: number; changes: number; kept: boolean };

function Countdown({ retryAt, changes, kept }: CountdownProps) {
  const words = useTranslations('live');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, []);
  const seconds = Math.ceil((retryAt - now) / 1_000);
  return (
    <>
      {seconds > 0 ? words('reconnecting', { seconds }) : words('reconnectingNow')}
      {changes > 0 && ` · ${words(kept ? 'keptHere' : 'notSavedYet', { changes })}`}
    </>
  );
}
