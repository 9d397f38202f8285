import type { ConsentBallot } from '@/domain/voting/heard/consent';
import type { Fault } from '@/domain/voting/fault';
import { isObject, oneOf, shown, textAt } from '@/domain/voting/json-faults';
import { type AnswerBallot, answers } from '@/domain/voting/rules/rule';

/** Reads the list of ballots one by one; what `read` refuses is left out and on the faults. */
export function readEach<Ballot>(
  json: unknown,
  faults: Fault[],
  read: (ballot: Record<string, unknown>, at: string) => Ballot | readonly Fault[],
): readonly Ballot[] {
  if (!Array.isArray(json)) {
    faults.push({ code: json === undefined ? 'missing' : 'not-a-list', at: 'ballots' });
    return [];
  }
  const ballots: Ballot[] = [];
  json.forEach((entry: unknown, index) => {
    const at = `ballots[${index}]`;
    const outcome = isObject(entry) ? read(entry, at) : [{ code: 'not-an-object', at } as const];
    if (Array.isArray(outcome)) faults.push(...(outcome as readonly Fault[]));
    else ballots.push(outcome as Ballot);
  });
  return ballots;
}

/** Who cast it, or how many equal ones it stands for; both together say nothing sound. */
export function castFaults(ballot: Record<string, unknown>, at: string): readonly Fault[] {
  const { voter, count } = ballot;
  if (voter !== undefined) {
    const gathered: Fault = { code: 'out-of-place', at: `${at}.count` };
    return [...textAt(voter, `${at}.voter`), ...(count === undefined ? [] : [gathered])];
  }
  return count === undefined ? [] : wholeFaults(count, `${at}.count`, 1);
}

/** A whole number not below the least. */
export function wholeFaults(value: unknown, at: string, least: number): readonly Fault[] {
  const sound = Number.isSafeInteger(value) && Number(value) >= least;
  return sound ? [] : [{ code: 'not-a-whole-number', at, found: shown(value) }];
}

/** Reads ballots of yes, no and the other answers [V2, V18]. */
export function readAnswerBallots(json: unknown, faults: Fault[]): readonly AnswerBallot[] {
  return readEach<AnswerBallot>(json, faults, (ballot, at) => {
    const wrong = [...castFaults(ballot, at), ...oneOf(ballot['answer'], answers, `${at}.answer`)];
    return wrong.length > 0 ? wrong : (ballot as AnswerBallot);
  });
}

/** Reads ballots of a round of consent with what became of their objections [V33]. */
export function readConsentBallots(json: unknown, faults: Fault[]): readonly ConsentBallot[] {
  return readEach<ConsentBallot>(json, faults, (ballot, at) => {
    const wrong = [
      ...castFaults(ballot, at),
      ...oneOf(ballot['answer'], answers, `${at}.answer`),
      ...objectionFaults(ballot['objection'], `${at}.objection`),
    ];
    return wrong.length > 0 ? wrong : (ballot as ConsentBallot);
  });
}

function objectionFaults(objection: unknown, at: string): readonly Fault[] {
  if (objection === undefined) return [];
  if (!isObject(objection)) return [{ code: 'not-an-object', at }];
  const { reason, standing } = objection;
  return [
    ...(reason === undefined ? [] : textAt(reason, `${at}.reason`)),
    ...(standing === undefined
      ? []
      : oneOf(standing, ['unresolved', 'resolved', 'unfounded'], `${at}.standing`)),
  ];
}
