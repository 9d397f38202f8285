import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

type Props = {
  delegation: string;
  /** Whether it comes as an answer, and so is read out. */
  announced: boolean;
};

/**
 * The receipt of a secret ballot: that it is in, and no word of how it was marked. Who
 * sends one again is told the same, whatever the second one said.
 */
export function SecretBallotIn({ delegation, announced }: Props) {
  const words = useTranslations('secrecy');
  return (
    <Notice
      tone="positive"
      title={words('ballotIn', { delegation })}
      announce={announced ? 'polite' : undefined}
    >
      <p>{words('ballotInBody')}</p>
    </Notice>
  );
}
