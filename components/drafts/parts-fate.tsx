import { useTranslations } from 'next-intl';

/** What became of parts that were voted on separately, in a word or two. */
export function PartsFate({ outcome }: { outcome: string }) {
  const words = useTranslations('drafts.partsFate');
  const isLost = outcome === 'rejected' || outcome === 'vetoed';
  return words(outcome === 'adopted' ? 'carried' : isLost ? 'lost' : 'undecided');
}
