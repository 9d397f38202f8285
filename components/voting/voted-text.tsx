import { useTranslations } from 'next-intl';
import { DraftText } from '@/components/drafts/draft-text';
import { Section } from '@/components/ui/page';
import type { TextJson } from '@/domain/drafts/text';

/** Exactly the text that is voted on, with the hash that proves it. */
export function VotedText({ text }: { text: { text: TextJson; sha256: string } }) {
  const words = useTranslations('votes');
  return (
    <Section title={words('textTitle')} id="voted-text">
      <p className="text-sm text-muted">{words('sealedText')}</p>
      <div className="mt-6">
        <DraftText text={text.text} />
      </div>
      <p className="mt-8 border-t border-line pt-3 text-sm text-muted">
        {words('hash')}
        <code className="mt-1 block break-all text-ink">{text.sha256}</code>
      </p>
    </Section>
  );
}
