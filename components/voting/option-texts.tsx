import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DraftText } from '@/components/drafts/draft-text';
import { Section } from '@/components/ui/page';
import type { TextJson } from '@/domain/text/text';
import type { VoteOption } from '@/domain/voting/terms';

type OptionText = { draftId: string; versionNumber: number; text: TextJson; sha256: string };

type Props = {
  sessionId: string;
  options: readonly VoteOption[];
  /** By the ids of the options. */
  texts: Readonly<Record<string, OptionText>>;
};

/** The texts that are chosen among, each to be opened, with the hash that proves it. */
export function OptionTexts({ sessionId, options, texts }: Props) {
  const [words, votes] = [useTranslations('choiceResult'), useTranslations('votes')];
  return (
    <Section title={words('textsTitle')} id="voted-texts">
      {options.map(({ id, name }) => {
        const text = texts[id];
        return (
          text && (
            <details key={id} className="border-b border-line">
              <summary className="min-h-11 py-2.5 font-serif text-lg font-semibold">{name}</summary>
              <p className="text-sm text-muted">
                <Link className="link" href={`/sessions/${sessionId}/drafts/${text.draftId}`}>
                  {words('versionOf', { version: text.versionNumber })}
                </Link>
              </p>
              <div className="mt-4">
                <DraftText text={text.text} />
              </div>
              <p className="my-4 text-sm text-muted">
                {votes('hash')}
                <code className="mt-1 block break-all text-ink">{text.sha256}</code>
              </p>
            </details>
          )
        );
      })}
    </Section>
  );
}
