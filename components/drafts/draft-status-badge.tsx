import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/notice';
import type { DraftStatus } from '@/domain/drafts/status';

const tones: Record<DraftStatus, Tone> = {
  drafting: 'neutral',
  sealed: 'caution',
  voting: 'accent',
  adopted: 'positive',
  rejected: 'negative',
  withdrawn: 'neutral',
};

/** Where a draft stands, in a word. */
export function DraftStatusBadge({ status }: { status: DraftStatus }) {
  const words = useTranslations('drafts');
  return <Badge tone={tones[status]}>{words(`statuses.${status}`)}</Badge>;
}
