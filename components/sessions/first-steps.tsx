import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/page';

/** What whoever runs an empty session does first. */
export function FirstSteps({ sessionId }: { sessionId: string }) {
  const words = useTranslations('sessions');
  const home = `/sessions/${sessionId}`;
  const steps = [
    { href: `${home}/delegations/new`, words: words('firstDelegations') },
    { href: `${home}/participants/invite`, words: words('firstInvite') },
    { href: `${home}/drafts/new`, words: words('firstDraft') },
  ];
  return (
    <Card className="mb-10">
      <h2 className="font-serif text-lg font-semibold">{words('firstStepsTitle')}</h2>
      <ol className="mt-2 list-decimal ps-6 marker:text-muted">
        {steps.map(({ href, words }) => (
          <li key={href} className="py-1.5 ps-1">
            <Link href={href} className="link">
              {words}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
