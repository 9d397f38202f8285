'use client';

import type { Opening } from './opening-form';
import { ChoiceMethodFields } from './choice-method-fields';
import { RuleFields } from './rule-fields';
import type { Subject } from './subjects';

type Props = { opening: Opening; subject: Subject; optionCount: number };

/** How it is decided: yes or no by a rule, or a choice by a method. */
export function MethodFields({ opening, subject, optionCount }: Props) {
  const isChoice = subject === 'drafts' || subject === 'options';
  if (isChoice) return <ChoiceMethodFields optionCount={optionCount} />;
  return <RuleFields key={subject} {...{ opening, subject }} />;
}
