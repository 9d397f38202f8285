import { useTranslations } from 'next-intl';
import { DraftText } from '@/components/drafts/draft-text';
import { Section } from '@/components/ui/page';
import type { TextJson } from '@/domain/text/text';

type Props = {
  text: { text: TextJson; sha256: string };
  /** In a division, the ids of the blocks that are voted on; empty for the whole. */
  blocks: readonly string[];
  /** A straw poll shows a copy; the text itself may be written on. */
  isStraw: boolean;
};

/** Exactly the text that is voted on, with the hash that proves it. */
export function VotedText({ text, blocks, isStraw }: Props) {
  const [words, choice] = [useTranslations('votes'), useTranslations('choiceResult')];
  const isDivision = blocks.length > 0;
  return (
    <Section title={words(isDivision ? 'partsTitle' : 'textTitle')} id="voted-text">
      <p className="text-sm text-muted">{isStraw ? choice('copiedText') : words('sealedText')}</p>
      <div className="mt-6">
        <DraftText text={text.text} only={isDivision ? blocks : undefined} />
      </div>
      {isDivision && (
        <details className="mt-6">
          <summary className="min-h-11 py-2.5">{choice('wholeText')}</summary>
          <div className="mt-4">
            <DraftText text={text.text} isCopy />
          </div>
        </details>
      )}
      <p className="mt-8 border-t border-line pt-3 text-sm text-muted">
        {words('hash')}
        <code className="mt-1 block break-all text-ink">{text.sha256}</code>
      </p>
    </Section>
  );
}
