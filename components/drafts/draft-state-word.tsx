import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import type { DraftStatus } from '@/domain/drafts/status';

const looks: Record<DraftStatus, { sign: IconName | 'ring' | 'dot'; tone: string }> = {
  drafting: { sign: 'ring', tone: 'text-muted' },
  sealed: { sign: 'lock', tone: 'text-muted' },
  voting: { sign: 'dot', tone: 'text-accent' },
  adopted: { sign: 'check', tone: 'text-positive' },
  rejected: { sign: 'cross', tone: 'text-negative' },
  withdrawn: { sign: 'withdrawn', tone: 'text-muted' },
};

/** Where a draft stands: a shape and a word. */
export function DraftStateWord({ status }: { status: DraftStatus }) {
  const words = useTranslations('drafts');
  const { sign, tone } = looks[status];
  const isRound = sign === 'ring' || sign === 'dot';
  return (
    <span className={`state-word ${tone}`}>
      {isRound ? <i aria-hidden="true" className={`state-${sign}`} /> : <Icon name={sign} small />}
      <span>{words(`statuses.${status}`)}</span>
    </span>
  );
}
