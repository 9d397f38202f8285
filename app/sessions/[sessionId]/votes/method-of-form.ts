import { z } from 'zod';
import { accept, refuse, type Result } from '@/domain/result';
import { choiceMethods, type ChoiceRule } from '@/domain/voting/choices/choice';
import { markingOptions, optionsOf } from '@/domain/voting/choices/offered-methods';
import { ownRuleFieldsOf, ownRuleValue } from '@/components/voting/opening/own-rule-of-form';
import { readOwnRule, type OwnRule, type OwnRuleRefusal } from '@/domain/voting/rules/own-rule';
import { ownRuleOfFields, quorumOf } from '@/domain/voting/rules/own-rule-of-fields';
import { isPresetName } from '@/domain/voting/rules/presets';
import { heardMethods, type Deciding, type VoteOption } from '@/domain/voting/terms';
import type { OpenVoteRefusal } from '@/server/voting/open-vote';

const number = z.union([
  z.literal('').transform(() => undefined),
  z.coerce.number().int().min(0).max(1_000),
]);

const choiceFields = z.object({
  method: z.enum(choiceMethods),
  seats: z.coerce.number().int().min(1).max(1_000).default(1),
  rounds: z
    .literal('2')
    .transform(() => 2 as const)
    .optional(),
  max: number.optional(),
  unranked: z.enum(markingOptions.unranked).optional(),
  strength: z.enum(markingOptions.strength).optional(),
  blankScore: z.enum(markingOptions.blankScore).optional(),
});

/** A rule of the body's own: made in this form, or one that was kept; null for neither. */
function ownRuleOf(form: FormData, rule: unknown): Result<OwnRule, OwnRuleRefusal> | null {
  if (rule === ownRuleValue) return ownRuleOfFields(ownRuleFieldsOf(form));
  if (typeof rule !== 'string' || !rule.startsWith('{') || rule.length > keptRuleMax) return null;
  try {
    return readOwnRule(JSON.parse(rule));
  } catch {
    return refuse('rule-faulty');
  }
}

/** So long a kept rule may come back from the form, in characters. */
const keptRuleMax = 8_000;

/** Reads how it is decided: by a rule of yes and no, or by a method among these options. */
export function methodOfForm(
  form: FormData,
  options: readonly VoteOption[],
): Result<Deciding, OpenVoteRefusal> {
  const fields = Object.fromEntries(form);
  if (options.length === 0) {
    const { rule } = fields;
    if (isPresetName(rule)) return accept({ method: 'threshold', rule });
    const own = ownRuleOf(form, rule);
    if (own) return own.ok ? accept({ method: 'threshold', rule: own.value }) : own;
    const method = heardMethods.find((each) => each === rule);
    return method ? accept({ method }) : refuse('unknown-rule');
  }
  const read = choiceFields.safeParse(fields);
  if (!read.success) return refuse('unknown-method');
  const { method, seats, ...given } = read.data;
  const offered: readonly string[] = optionsOf(method);
  const chosen = Object.entries(given).filter(
    ([name, value]) => value !== undefined && offered.includes(name),
  );
  const asked = form.get('quorum');
  const quorum = quorumOf({
    quorum: typeof asked === 'string' ? asked.slice(0, 40) : '',
    quorumCompare: '>',
    quorumOf: 'entitled',
    quorumBy: 'present',
  });
  if (quorum === 'unread') return refuse('unknown-quorum');
  const rule: ChoiceRule = { ...Object.fromEntries(chosen), ...(quorum && { quorum }) };
  return accept({ method, rule, options, seats });
}
