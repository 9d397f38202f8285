'use client';

import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import type { Opening } from './opening-form';
import type { Subject } from './subject-fields';

/** How it is decided: by which rule. */
export function MethodFields({ opening }: { opening: Opening; subject: Subject }) {
  const [words, verdict] = [useTranslations('votes'), useTranslations('verdict')];
  return (
    <FieldGroup legend={words('ruleLabel')}>
      <input type="hidden" name="method" value="threshold" />
      {opening.rules.map((name, index) => (
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
          defaultChecked={index === 0}
        />
      ))}
    </FieldGroup>
  );
}
