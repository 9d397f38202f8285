'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LiveStatusNotice } from '@/components/live/live-status-notice';
import { Moment } from '@/components/ui/moment';
import { useVote } from '@/components/voting/vote-context';
import { FullScreenButton } from './full-screen-button';
import { ProjectedDecision } from './projected-decision';
import { ProjectedResult, Reason } from './result';
import { Running } from './running';
import { TermsLine } from './terms-line';
import './wall.css';

/** With more letters the question takes three smaller lines instead of two. */
const longQuestion = 90;

type Props = {
  question: string;
  /** The session, and which vote it is. */
  place: string;
  /** The vote’s own page. */
  back: string;
};

/** A vote on the wall: the question, the terms in a line, how it goes, and the verdict. */
export function ProjectorScreen({ question, place, back }: Props) {
  const words = useTranslations('projector');
  const { terms } = useVote();
  return (
    <main id="main" tabIndex={-1} className="wall">
      <header>
        <TermsLine terms={terms} place={place} />
        <h1
          className={`wall-question ${question.length > longQuestion ? 'wall-question-long' : ''}`}
        >
          {question}
        </h1>
      </header>
      <div className="min-h-0" aria-live="off">
        <Stage />
      </div>
      <footer className="wall-foot no-print">
        <div className="me-auto">
          <LiveStatusNotice />
        </div>
        <Link
          href={back}
          className="inline-flex min-h-11 items-center px-3 text-sm hover:underline"
        >
          {words('back')}
        </Link>
        <FullScreenButton />
      </footer>
    </main>
  );
}

/** What there is to see now. */
function Stage() {
  const words = useTranslations('projector');
  const { vote } = useVote();
  const { status, opensAt, decision, result } = vote;
  if (status === 'cancelled') return <Reason>{words('cancelled')}</Reason>;
  if (status === 'scheduled') {
    return (
      <Reason>
        {opensAt === null ? (
          words('scheduled')
        ) : (
          <>
            {words('opensOn')} <Moment at={opensAt} />
          </>
        )}
      </Reason>
    );
  }
  if (status === 'closed') return <Reason>{words('closed')}</Reason>;
  if (decision) return <ProjectedDecision decision={decision} />;
  return result ? <ProjectedResult result={result} /> : <Running />;
}
