import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/notice';
import type { Check, Finding, FindingName, FindingState } from '@/domain/checkup/finding';
import type messages from '@/messages/en.json';

/** Everything that can be found has a sentence, or this does not compile. */
type Sentences = Record<FindingName, string>;
type Complete = (typeof messages)['checkup']['findings'] extends Sentences ? FindingName : never;

const tones: Record<FindingState, Tone> = {
  fine: 'positive',
  caution: 'caution',
  wrong: 'negative',
};

type Props = {
  check: Check;
  /** Null while it is being looked at. */
  found: Finding | null;
};

/** One check: what it is, how it went, and what to do. */
export function FindingItem({ check, found }: Props) {
  const words = useTranslations('checkup');
  const says: Complete | null = found ? found.says : null;
  return (
    <li className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[11rem_1fr]" data-check={check}>
      <div className="flex items-start justify-between gap-3 sm:flex-col sm:justify-start">
        <h2 className="font-semibold">{words(`checks.${check}`)}</h2>
        <Badge tone={found ? tones[found.state] : 'neutral'}>
          {words(`states.${found ? found.state : 'looking'}`)}
        </Badge>
      </div>
      <p className="min-w-0 break-words">
        {says ? words(`findings.${says}`, found?.values) : words('looking')}
      </p>
    </li>
  );
}
