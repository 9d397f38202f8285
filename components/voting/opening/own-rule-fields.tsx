'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Choice, SelectField, TextField } from '@/components/ui/field';
import { useRuleWords } from '@/components/voting/rule-words';
import { ruleNameMax } from '@/domain/voting/rules/own-rule';
import { ownRuleOfFields, type OwnRuleFields } from '@/domain/voting/rules/own-rule-of-fields';
import { namedBases } from '@/domain/voting/rules/rule';
import { ownRuleField, ownRuleFieldsOf, ownRuleValue } from './own-rule-of-form';

const choices = {
  base: namedBases,
  compare: ['>=', '>'],
  unit: ['people', 'weight'],
  quorumCompare: ['>', '>='],
  quorumOf: ['entitled', 'members'],
  quorumBy: ['present', 'cast'],
  tie: ['rejected', 'tied'],
} as const satisfies Partial<Record<keyof OwnRuleFields, readonly string[]>>;

/** A rule that the body makes for itself, shown as its sentence while it is made. */
export function OwnRuleFieldset() {
  const words = useTranslations('voteOpening');
  const inWords = useRuleWords();
  const [isMaking, setMaking] = useState(false);
  const [fields, setFields] = useState<OwnRuleFields | null>(null);
  const made = fields && ownRuleOfFields({ ...fields, name: fields.name || '…' });
  const read = (event: FormEvent<HTMLElement>) => {
    const { form } = event.target as HTMLInputElement;
    if (!form) return;
    const filled = new FormData(form);
    setMaking(filled.get('rule') === ownRuleValue);
    setFields(ownRuleFieldsOf(filled));
  };
  return (
    <details onInput={read}>
      <summary className="min-h-11 py-2.5 text-[0.9375rem]">{words('own.make')}</summary>
      <div className="flex flex-col gap-4 pt-1">
        <Choice
          name="rule"
          value={ownRuleValue}
          label={<span className="font-medium">{words('own.use')}</span>}
          hint={words('own.kept')}
        />
        <div className="ms-4 grid gap-4 border-s-2 border-accent py-2 ps-4 sm:grid-cols-2">
          <Text name="name" maxLength={ruleNameMax} required={isMaking} />
          <Select name="unit" />
          <Text name="share" placeholder="2/3" />
          <Select name="compare" />
          <Select name="base" />
          <Text name="minYes" inputMode="numeric" />
          <Text name="quorum" placeholder="1/2" />
          <Select name="quorumCompare" />
          <Select name="quorumOf" />
          <Select name="quorumBy" />
          <Text name="mostNo" placeholder="1/3" />
          <Text name="mostAbstain" placeholder="1/3" />
          <Text name="vetoGroup" />
          <Select name="tie" />
        </div>
        <output className="text-[0.9375rem]">
          {made?.ok === true && inWords(made.value).formula}
          {made?.ok === false && words('own.unread')}
        </output>
      </div>
    </details>
  );
}

type TextName = Exclude<keyof OwnRuleFields, keyof typeof choices>;

function Text({
  name,
  ...rest
}: { name: TextName } & Pick<
  React.ComponentProps<'input'>,
  'placeholder' | 'maxLength' | 'required' | 'inputMode'
>) {
  const words = useTranslations('voteOpening.own');
  return (
    <TextField
      name={ownRuleField(name)}
      label={words(`fields.${name}`)}
      hint={words(`hints.${name}`)}
      maxLength={40}
      {...rest}
    />
  );
}

function Select({ name }: { name: keyof typeof choices }) {
  const words = useTranslations('voteOpening.own');
  return (
    <SelectField name={ownRuleField(name)} label={words(`fields.${name}`)}>
      {choices[name].map((value) => (
        <option key={value} value={value}>
          {words(`values.${wordOf(value)}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** A key of the messages for each value; keys know no signs. */
function wordOf<Value extends string>(value: Value) {
  const signs = {
    '>=': 'atLeast',
    '>': 'moreThan',
    'cast+invalid': 'castInvalid',
    'cast+abstain': 'castAbstain',
  } as const;
  return (value in signs ? signs[value as keyof typeof signs] : value) as
    | (typeof signs)[keyof typeof signs]
    | Exclude<Value, keyof typeof signs>;
}
