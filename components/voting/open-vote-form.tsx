'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Choice, FieldGroup, SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DraftRefusal } from '@/domain/drafts/status';
import type { Result } from '@/domain/result';
import type { PresetName } from '@/domain/voting/presets';
import type { TermsRefusal } from '@/domain/voting/terms';

type Refusal =
  | 'not-found'
  | 'not-allowed'
  | 'sign-in-too-old'
  | 'unknown-deadline'
  | TermsRefusal
  | DraftRefusal;

type Reply = Result<null, Refusal>;

type Props = {
  place: { sessionId: string; draftId: string };
  /** The session's own rule first. */
  rules: readonly PresetName[];
  open: (last: Reply | null, form: FormData) => Promise<Reply>;
};

/** In minutes. A length of time and not an hour: no device's clock or zone is asked. */
const deadlines = [5, 15, 60, 24 * 60, 72 * 60] as const;

/** The chair's terms for a vote: which rule, until when. */
export function OpenVoteForm({ place, rules, open }: Props) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  const [reply, send] = useActionState(open, null);
  const [rule, setRule] = useState<PresetName | undefined>(rules[0]);
  const [minutes, setMinutes] = useState('');
  return (
    <form action={send} className="flex flex-col gap-7">
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="draftId" value={place.draftId} />
      {reply?.ok === false && (
        <Notice tone="negative" announce="assertive">
          {words(`openRefusals.${reply.refusal}`)}
          {reply.refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <FieldGroup legend={words('ruleLabel')}>
        {rules.map((name, index) => (
          <Choice
            key={name}
            name="rule"
            value={name}
            label={
              <>
                <span className="font-medium">{verdict(`presets.${name}.name`)}</span>
                {index === 0 && <span className="text-muted"> ({words('ruleOfSession')})</span>}
              </>
            }
            hint={verdict(`presets.${name}.formula`)}
            checked={rule === name}
            onChange={() => setRule(name)}
          />
        ))}
      </FieldGroup>
      <SelectField
        label={words('deadlineLabel')}
        hint={words('deadlineHint')}
        name="minutes"
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
        className="sm:max-w-xs"
      >
        <option value="">{words('noDeadline')}</option>
        {deadlines.map((length) => (
          <option key={length} value={length}>
            {length < 60
              ? words('minutes', { count: length })
              : words('hours', { count: length / 60 })}
          </option>
        ))}
      </SelectField>
      <Notice title={words('secrecyTitle')}>{words('whatIsShown')}</Notice>
      <div>
        <SubmitButton look="primary" pendingWords={words('opening')}>
          {words('openIt')}
        </SubmitButton>
      </div>
    </form>
  );
}
