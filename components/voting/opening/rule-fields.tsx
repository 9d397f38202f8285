import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import type { PresetName } from '@/domain/voting/rules/presets';
import { heardMethods } from '@/domain/voting/terms';
import type { Opening } from './opening-form';
import type { Subject } from './subjects';

/** By which rule yes and no decide: the session's own first, the rules of other bodies behind. */
export function RuleFields({ opening, subject }: { opening: Opening; subject: Subject }) {
  const words = useTranslations('votes');
  const opened = useTranslations('voteOpening');
  const { rules, otherRules, draft } = opening;
  const inherited =
    subject === 'draft' || subject === 'parts' ? (draft?.divisionRule ?? null) : null;
  const first = inherited ?? rules[0];
  const field = (name: PresetName) => (
    <Rule
      key={name}
      name={name}
      isFirst={name === first}
      note={
        name === inherited
          ? opened('ruleOfParts')
          : name === rules[0]
            ? words('ruleOfSession')
            : undefined
      }
    />
  );
  return (
    <FieldGroup legend={words('ruleLabel')}>
      <input type="hidden" name="method" value="threshold" />
      {rules.map(field)}
      {otherRules.length > 0 && (
        <details open={inherited !== null && otherRules.includes(inherited)}>
          <summary className="min-h-11 py-2.5 text-[0.9375rem]">{opened('otherRules')}</summary>
          <div className="flex flex-col gap-2 pt-1">{otherRules.map(field)}</div>
        </details>
      )}
      {subject !== 'parts' && <HeardFields />}
    </FieldGroup>
  );
}

/** Ways to decide in which objections are heard and nobody counts yes against no. */
function HeardFields() {
  const words = useTranslations('decisions');
  return (
    <details>
      <summary className="min-h-11 py-2.5 text-[0.9375rem]">{words('offer')}</summary>
      <div className="flex flex-col gap-2 pt-1">
        {heardMethods.toReversed().map((method) => (
          <Choice
            key={method}
            name="rule"
            value={method}
            label={<span className="font-medium">{words(`methods.${method}.name`)}</span>}
            hint={words(`methods.${method}.hint`)}
          />
        ))}
      </div>
    </details>
  );
}

function Rule({ name, isFirst, note }: { name: PresetName; isFirst: boolean; note?: string }) {
  const words = useTranslations('verdict');
  return (
    <Choice
      name="rule"
      value={name}
      label={
        <>
          <span className="font-medium">{words(`presets.${name}.name`)}</span>
          {note !== undefined && <span className="text-muted"> ({note})</span>}
        </>
      }
      hint={words(`presets.${name}.formula`)}
      defaultChecked={isFirst}
    />
  );
}
