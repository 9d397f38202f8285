'use client';

import { useTranslations } from 'next-intl';
import { Choice, FieldGroup, SelectField, TextArea } from '@/components/ui/field';
import { Section } from '@/components/ui/page';
import type { RulingShown } from '@/domain/voting/conduct/conduct';
import { rulingKinds, rulingReasonMax } from '@/domain/voting/conduct/ruling';
import { isSecret } from '@/domain/voting/casting/secrecy';
import { useVote } from '@/components/voting/vote-context';
import { ActForm, type ActAction } from './act-form';

/** A delegation that a ruling can be about. */
export type Rulable = { delegationId: string; name: string };

type Props = {
  /** For the chair: whom rulings can be about, and the acts; null for everybody else. */
  chair: { voters: readonly Rulable[]; make: ActAction; lift: ActAction } | null;
};

/** The chair's rulings in this vote with their reasons, for everybody to see. */
export function Rulings({ chair }: Props) {
  const words = useTranslations('conduct');
  const { vote, terms } = useVote();
  const { rulings } = vote.conduct;
  const isOpen = vote.status === 'voting' || vote.status === 'paused';
  const acting = isOpen && !isSecret(terms) ? chair : null;
  if (rulings.length === 0 && !acting) return null;
  return (
    <div className="mb-10">
      <Section title={words('rulingsTitle')} id="rulings">
        {rulings.length === 0 && <p className="text-muted">{words('rulingsNone')}</p>}
        <ul className="divide-y divide-line empty:hidden">
          {rulings.map((ruling) => (
            <RulingLine key={ruling.id} ruling={ruling} lift={acting?.lift ?? null} />
          ))}
        </ul>
        {acting && <MakeRuling voters={acting.voters} make={acting.make} />}
      </Section>
    </div>
  );
}

function RulingLine({ ruling, lift }: { ruling: RulingShown; lift: ActAction | null }) {
  const words = useTranslations('conduct');
  const { id, kind, name, reason, isLifted } = ruling;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <p className={`font-medium ${isLifted ? 'text-muted line-through' : ''}`}>
          {words('rulingLine', { name, ruling: words(`kinds.${kind}`) })}
        </p>
        <p className="break-words text-muted">
          {reason}
          {isLifted && ` (${words('lifted')})`}
        </p>
      </div>
      {lift && !isLifted && (
        <ActForm act={lift} submit={words('lift')} label={words('liftOf', { name })} look="quiet">
          <input type="hidden" name="rulingId" value={id} />
        </ActForm>
      )}
    </li>
  );
}

function MakeRuling({ voters, make }: { voters: readonly Rulable[]; make: ActAction }) {
  const words = useTranslations('conduct');
  return (
    <details className="no-print mt-3">
      <summary className="-mx-2 inline-flex min-h-11 items-center rounded px-2 text-accent hover:bg-accent-soft">
        {words('makeRuling')}
      </summary>
      <div className="mt-2 max-w-xl rounded-md border border-line p-4">
        <ActForm act={make} submit={words('rule')} look="primary">
          <SelectField label={words('rulingDelegation')} name="delegationId" required>
            {voters.map(({ delegationId, name }) => (
              <option key={delegationId} value={delegationId}>
                {name}
              </option>
            ))}
          </SelectField>
          <FieldGroup legend={words('rulingKind')}>
            {rulingKinds.map((kind) => (
              <Choice
                key={kind}
                name="kind"
                value={kind}
                label={words(`kindChoices.${kind}`)}
                hint={words(`kindHints.${kind}`)}
                required
              />
            ))}
          </FieldGroup>
          <TextArea
            label={words('reason')}
            hint={words('reasonHint')}
            name="reason"
            rows={2}
            maxLength={rulingReasonMax}
            required
          />
        </ActForm>
      </div>
    </details>
  );
}
