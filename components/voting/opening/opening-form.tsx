'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useActionState, useState, type FormEvent } from 'react';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { DraftRefusal } from '@/domain/drafts/status';
import type { Result } from '@/domain/result';
import type { Language } from '@/domain/language';
import type { OpeningTimeRefusal } from '@/domain/voting/conduct/announcement';
import type { Part } from '@/domain/voting/conduct/division';
import type { ChosenRule, OwnRule, OwnRuleRefusal } from '@/domain/voting/rules/own-rule';
import type { PresetName } from '@/domain/voting/rules/presets';
import type { TermsRefusal } from '@/domain/voting/terms';
import type { SilenceRefusal } from '@/domain/voting/heard/without-a-vote';
import type { RollListLine } from '@/components/voting/conduct/roll-list';
import { ConductFields } from './conduct-fields';
import { MethodFields } from './method-fields';
import { RollFields } from './roll-fields';
import { SecrecyFields } from './secrecy-fields';
import { SubjectFields, type OfferedDraft } from './subject-fields';
import type { Subject } from './subjects';

export type OpeningRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'sign-in-too-old'
  | 'unknown-deadline'
  | 'unknown-clause'
  | 'rule-of-parts'
  | 'no-part-chosen'
  | 'unknown-method'
  | 'unknown-quorum'
  | TermsRefusal
  | OwnRuleRefusal
  | SilenceRefusal
  | OpeningTimeRefusal
  | DraftRefusal;

type Reply = Result<null, OpeningRefusal>;

/** A delegation that would be on the roll. */
export type OpeningSeat = RollListLine & { hasHead: boolean };

/** What the chair can choose from. */
export type Opening = {
  sessionId: string;
  /** The drafts that can be put to the vote now. */
  drafts: readonly OfferedDraft[];
  /** The draft the chair came from; null for none. */
  draft: OpeningDraft | null;
  /** What is asked about first. */
  about: Subject;
  /** The rules the body made for itself, the newest first. */
  ownRules: readonly OwnRule[];
  /** The session's usual rule first. */
  rules: readonly PresetName[];
  /** Those of other bodies that so many delegations can meet. */
  otherRules: readonly PresetName[];
  seats: readonly OpeningSeat[];
  /** Whose alphabet orders the roll unless another is chosen. */
  rollLanguage: Language;
};

/** A draft with what can be voted on separately, and the rule its parts were voted by. */
type OpeningDraft = OfferedDraft & {
  parts: readonly Part[];
  divisionRule: ChosenRule | null;
};

type Props = { opening: Opening; open: (last: Reply | null, form: FormData) => Promise<Reply> };

/** The chair's terms for a vote, section by section: what, how, how secret, who, until when. */
export function OpeningForm({ opening, open }: Props) {
  const [words, votes] = [useTranslations('voteOpening'), useTranslations('votes')];
  const [reply, send, sending] = useActionState(open, null);
  const [subject, setSubject] = useState<Subject>(opening.about);
  const [optionCount, setOptionCount] = useState(0);

  // Through the form's own action React would empty the form after a refusal.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  }

  return (
    <form action={send} onSubmit={submit} className="flex flex-col gap-10">
      <input type="hidden" name="sessionId" value={opening.sessionId} />
      <SubjectFields {...{ opening, subject, setSubject, setOptionCount }} />
      <MethodFields {...{ opening, subject, optionCount }} />
      <SecrecyFields opening={opening} />
      <RollFields opening={opening} />
      <ConductFields />
      {reply?.ok === false && (
        <Notice tone="negative" announce="assertive">
          {votes(`openRefusals.${reply.refusal}`)}
          {reply.refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <div>
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {sending ? votes('opening') : words('open')}
        </Button>
      </div>
    </form>
  );
}
