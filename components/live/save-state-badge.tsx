'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import type { SaveState } from './save-state';
import { type SaveAnnouncement, useSaveAnnouncement } from './use-save-announcement';
import './save-state.css';

const signs: Record<SaveState['kind'], { icon: IconName; tone: string }> = {
  loading: { icon: 'clock', tone: 'text-muted' },
  saved: { icon: 'check', tone: 'text-muted' },
  saving: { icon: 'clock', tone: 'text-muted' },
  unsaved: { icon: 'warning', tone: 'text-caution' },
  offline: { icon: 'warning', tone: 'text-caution' },
  reconnecting: { icon: 'warning', tone: 'text-caution' },
  closed: { icon: 'lock', tone: 'text-muted' },
};

type Props = {
  saveState: SaveState;
  /** People who only read are not told that they can keep typing. */
  mayWrite: boolean;
  retry: () => void;
};

/**
 * What is true about the text, in a word, always in view and at the same place; what it
 * means and what to do stands below the bar while it is not simply saved. Read out are
 * only the turns that matter (not saved, offline, back again), never each save.
 */
export function SaveStateBadge({ saveState, mayWrite, retry }: Props) {
  const words = useTranslations('live');
  const announcement = useSaveAnnouncement(saveState);
  const { icon, tone } = signs[saveState.kind];
  return (
    <div className="save-state" data-save-state={saveState.kind}>
      <span className={`save-word ${tone}`}>
        <Icon name={icon} small />
        <SaveWord saveState={saveState} />
      </span>
      <SaveDetail {...{ saveState, mayWrite, retry }} />
      <output className="sr-only">{announcement && words(said(announcement, mayWrite))}</output>
    </div>
  );
}

/** Who cannot type (yet) is not told that they can go on typing. */
function said(announcement: SaveAnnouncement, mayWrite: boolean) {
  return announcement === 'saidOffline' && !mayWrite ? 'saidOfflineRead' : announcement;
}

function SaveWord({ saveState }: Pick<Props, 'saveState'>) {
  const words = useTranslations('live');
  switch (saveState.kind) {
    case 'loading':
    case 'saved':
    case 'saving':
      return words(saveState.kind);
    case 'unsaved':
      return words('wordUnsaved');
    case 'offline':
    case 'reconnecting':
      return words(saveState.kept && saveState.changes > 0 ? 'wordOfflineKept' : 'wordOffline');
    case 'closed':
      break;
  }
  return words(saveState.reason === 'sealed' ? 'wordSealed' : 'wordClosed');
}

/** The whole sentence, where a word is not enough. It lies over the page and moves nothing. */
function SaveDetail({ saveState, mayWrite, retry }: Props) {
  const words = useTranslations('live');
  const { kind } = saveState;
  if (kind !== 'unsaved' && kind !== 'offline' && kind !== 'reconnecting') return null;
  return (
    <div className="save-detail no-print">
      <SaveSentence saveState={saveState} mayWrite={mayWrite} />
      {kind === 'reconnecting' && (
        <button
          type="button"
          onClick={retry}
          className="min-h-6 font-medium underline underline-offset-2"
        >
          {words('retryNow')}
        </button>
      )}
    </div>
  );
}

function SaveSentence({ saveState, mayWrite }: Pick<Props, 'saveState' | 'mayWrite'>) {
  const words = useTranslations('live');
  switch (saveState.kind) {
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
    case 'loading':
    case 'saved':
    case 'saving':
    case 'closed':
      break;
  }
  return null;
}

type CountdownProps = { retryAt: number; changes: number; kept: boolean };

function Countdown({ retryAt, changes, kept }: CountdownProps) {
  const words = useTranslations('live');
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), 500);
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
