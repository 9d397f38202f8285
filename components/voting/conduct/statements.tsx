'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Choice, FieldGroup, TextArea } from '@/components/ui/field';
import { Section } from '@/components/ui/page';
import { rollCallAnswers, type RollCallAnswer } from '@/domain/voting/casting/ballot';
import type { StatementShown } from '@/domain/voting/conduct/conduct';
import { isSecret } from '@/domain/voting/casting/secrecy';
import { barsProposer, explanationMax } from '@/domain/voting/conduct/statement';
import { useVote } from '@/components/voting/vote-context';
import { ActForm, type ActAction } from './act-form';

/** The delegation whose vote the reader may explain or correct. */
export type Speaker = { name: string; leadsDraft: boolean };

type Props = { speaker: Speaker | null; explain: ActAction; correct: ActAction };

/** What delegations say beside their votes: explanations, and corrections of what they meant. */
export function Statements({ speaker, explain, correct }: Props) {
  const { terms } = useVote();
  const speaking = isSecret(terms) ? null : speaker;
  return (
    <div className="mb-10 empty:hidden">
      <Explanations speaker={speaking} explain={explain} />
      <Corrections speaker={speaking} correct={correct} />
    </div>
  );
}

function Explanations({ speaker, explain }: Pick<Props, 'speaker' | 'explain'>) {
  const words = useTranslations('conduct');
  const { vote, terms } = useVote();
  const said = vote.conduct.statements.filter(({ kind }) => kind !== 'correction');
  const isTheirTurn = ['voting', 'paused', 'published'].includes(vote.status);
  const isBarred = speaker?.leadsDraft === true && barsProposer(terms.deciding);
  const speaking = isTheirTurn && !isBarred ? speaker : null;
  if (said.length === 0 && !speaking) return null;
  return (
    <Section title={words('statementsTitle')} id="explanations">
      <ul className="divide-y divide-line empty:hidden">
        {said.map((statement) => (
          <Explanation key={`${statement.voter} ${statement.kind}`} {...statement} />
        ))}
      </ul>
      {speaking && <Explain name={speaking.name} explain={explain} />}
    </Section>
  );
}

function Corrections({ speaker, correct }: Pick<Props, 'speaker' | 'correct'>) {
  const words = useTranslations('conduct');
  const { vote, terms } = useVote();
  const corrections = vote.conduct.statements.filter(({ kind }) => kind === 'correction');
  const isAnswered = vote.result !== null && !('options' in terms.deciding);
  const speaking = isAnswered ? speaker : null;
  if (corrections.length === 0 && !speaking) return null;
  return (
    <Section title={words('correctionsTitle')} id="corrections">
      <ul className="empty:hidden">
        {corrections.map((correction) => (
          <Correction key={correction.voter} {...correction} />
        ))}
      </ul>
      {speaking && <Correct name={speaking.name} correct={correct} />}
    </Section>
  );
}

function Explanation({ kind, name, body }: StatementShown) {
  const words = useTranslations('conduct');
  return (
    <li className="py-3">
      <p className="font-medium">
        {name}
        {kind !== 'correction' && (
          <span className="ms-2 text-sm font-normal text-muted">
            {words(`statementKinds.${kind}`)}
          </span>
        )}
      </p>
      <p className="mt-1 max-w-prose break-words whitespace-pre-line">{body}</p>
    </li>
  );
}

function Correction({ name, body }: StatementShown) {
  const [words, votes] = [useTranslations('conduct'), useTranslations('votes')];
  const answer = votes(`answers.${body as RollCallAnswer}`);
  return <li className="py-1">{words('correction', { name, answer })}</li>;
}

function Explain({ name, explain }: { name: string; explain: ActAction }) {
  const words = useTranslations('conduct');
  return (
    <Folded summary={words('explain')}>
      <ActForm act={explain} submit={words('giveExplanation')} look="primary">
        <TextArea
          label={words('explanation', { name })}
          hint={words('explanationHint')}
          name="text"
          rows={5}
          maxLength={explanationMax}
          required
        />
      </ActForm>
    </Folded>
  );
}

function Correct({ name, correct }: { name: string; correct: ActAction }) {
  const [words, votes] = [useTranslations('conduct'), useTranslations('votes')];
  return (
    <Folded summary={words('correct')}>
      <ActForm act={correct} submit={words('giveCorrection')} look="primary">
        <FieldGroup legend={words('correctLegend', { name })} hint={words('correctHint')}>
          {rollCallAnswers.map((answer) => (
            <Choice
              key={answer}
              name="intended"
              value={answer}
              label={votes(`answers.${answer}`)}
              required
            />
          ))}
        </FieldGroup>
      </ActForm>
    </Folded>
  );
}

function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="no-print mt-3">
      <summary className="-mx-2 inline-flex min-h-11 items-center rounded px-2 text-accent hover:bg-accent-soft">
        {summary}
      </summary>
      <div className="mt-2 max-w-xl rounded-md border border-line p-4">{children}</div>
    </details>
  );
}
