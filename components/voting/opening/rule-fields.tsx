import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import { useRuleWords } from '@/components/voting/rule-words';
import { isSameRule, type ChosenRule } from '@/domain/voting/rules/own-rule';
import { OwnRuleFieldset } from './own-rule-fields';
import { heardMethods } from '@/domain/voting/terms';
import type { Opening } from './opening-form';
import type { Subject } from './subjects';

/** By which rule yes and no decide: the session's own first, the rules of other bodies behind. */
export function RuleFields({ opening, subject }: { opening: Opening; subject: Subject }) {
  const words = useTranslations('votes');
  const opened = useTranslations('voteOpening');
  const { ownRules, rules, otherRules, draft } = opening;
  const inherited =
    subject === 'draft' || subject === 'parts' ? (draft?.divisionRule ?? null) : null;
  const first = inherited ?? ownRules[0] ?? rules[0];
  const field = (rule: ChosenRule) => (
    <Rule
      key={valueOf(rule)}
      rule={rule}
      isFirst={first !== undefined && isSameRule(rule, first)}
      note={
        inherited !== null && isSameRule(rule, inherited)
          ? opened('ruleOfParts')
          : rule === rules[0]
            ? words('ruleOfSession')
            : undefined
      }
    />
  );
  return (
    <FieldGroup legend={words('ruleLabel')}>
      <input type="hidden" name="method" value="threshold" />
      {ownRules.map(field)}
      {rules.map(field)}
      {otherRules.length > 0 && (
        <details open={otherRules.some((rule) => rule === inherited)}>
          <summary className="min-h-11 py-2.5 text-[0.9375rem]">{opened('otherRules')}</summary>
          <div className="flex flex-col gap-2 pt-1">{otherRules.map(field)}</div>
        </details>
      )}
      <OwnRuleFieldset />
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

/** A rule as the form sends it: its name, or what a body's own rule is made of. */
function valueOf(rule: ChosenRule): string {
  return typeof rule === 'string' ? rule : JSON.stringify(rule);
}

type RuleProps = { rule: ChosenRule; isFirst: boolean; note?: string };

function Rule({ rule, isFirst, note }: RuleProps) {
  const { name, formula } = useRuleWords()(rule);
  return (
    <Choice
      name="rule"
      value={valueOf(rule)}
      label={
        <>
          <span className="font-medium">{name}</span>
          {note !== undefined && <span className="text-muted"> ({note})</span>}
        </>
      }
      hint={formula}
      defaultChecked={isFirst}
    />
  );
}
