import { refuse, type Result } from '@/domain/result';
import { parseFraction } from './amount';
import { readOwnRule, type OwnRule, type OwnRuleRefusal } from './own-rule';
import type { AtLeast, Base, Cap, NamedBase, Quorum, ThresholdRule } from './rule';

/** What is filled in to make a rule: texts as people write them, empty for “not asked for”. */
export type OwnRuleFields = {
  readonly name: string;
  readonly unit: 'people' | 'weight';
  /** `2/3`, `55 %`, `0.55`; empty where only a number of yes is asked for. */
  readonly share: string;
  readonly compare: AtLeast;
  readonly base: NamedBase;
  readonly minYes: string;
  /** A share, or a whole number of members. */
  readonly quorum: string;
  readonly quorumCompare: AtLeast;
  readonly quorumOf: 'entitled' | 'members';
  readonly quorumBy: 'present' | 'cast';
  readonly mostNo: string;
  readonly mostAbstain: string;
  readonly vetoGroup: string;
  readonly tie: 'rejected' | 'tied';
};

/** Makes a rule of what was filled in, or says what is wrong with it. */
export function ownRuleOfFields(fields: OwnRuleFields): Result<OwnRule, OwnRuleRefusal> {
  const { name, unit, share, compare, base, minYes, vetoGroup, tie } = fields;
  const caps = [
    capOf('no', 'cast', fields.mostNo),
    capOf('abstain', 'cast+abstain', fields.mostAbstain),
  ];
  const quorum = quorumOf(fields);
  if (caps.includes('unread') || quorum === 'unread') return refuse('rule-faulty');
  const asked = share.trim() === '' ? null : shareOf(share);
  if (share.trim() !== '' && asked === null) return refuse('rule-faulty');
  const found = caps.flatMap((cap) => (cap === null || cap === 'unread' ? [] : [cap]));
  const rule: ThresholdRule = {
    unit,
    ...(asked !== null && { base, threshold: asked, compare }),
    ...(minYes.trim() !== '' && { minYes: minYes.trim() }),
    ...(quorum && { quorum }),
    ...(found.length > 0 && { caps: found }),
    ...(vetoGroup.trim() !== '' && { vetoGroups: [vetoGroup.trim()] }),
    tie,
  };
  return readOwnRule({ name, rule });
}

/** A share as people write it, as rules have it; null for what is none. */
function shareOf(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  const percent = /^(\d{1,3})(?:\.(\d{1,4}))?%$/.exec(plain);
  if (!percent) return parseFraction(plain) ? plain : null;
  const [, whole = '0', digits = ''] = percent;
  const written = `${BigInt(whole + digits)}/1${'0'.repeat(2 + digits.length)}`;
  return parseFraction(written) ? written : null;
}

function capOf(answer: Cap['answer'], base: Base, text: string): Cap | 'unread' | null {
  if (text.trim() === '') return null;
  const threshold = shareOf(text);
  return threshold === null ? 'unread' : { answer, base, threshold, compare: '<=' };
}

/** A quorum as people write it: a share, or a whole number of members; null for none. */
export function quorumOf(
  fields: Pick<OwnRuleFields, 'quorum' | 'quorumCompare' | 'quorumOf' | 'quorumBy'>,
): Quorum | 'unread' | null {
  const { quorum, quorumCompare, quorumOf: of, quorumBy: countedBy } = fields;
  const text = quorum.trim();
  if (text === '') return null;
  // 1 is a member, not the whole.
  if (/^\d{1,6}$/.test(text)) {
    if (Number(text) === 0) return 'unread';
    return { of: { fixed: text }, threshold: '1/1', compare: '>=', countedBy };
  }
  const threshold = shareOf(text);
  return threshold === null ? 'unread' : { of, threshold, compare: quorumCompare, countedBy };
}
