import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationLinesMax, readInvitationList } from '@/domain/sessions/invitation-list';

const delegations = [
  { id: 'd-gac', shortName: 'GAC' },
  { id: 'd-can', shortName: 'CAN' },
];

function read(list: string, present: string[] = []) {
  return readInvitationList(list, { present: new Set(present), delegations });
}

/** What became of each line: the invitee's address, or the refusal. */
function outcomes(list: string, present: string[] = []) {
  return read(list, present).map((line) => (line.ok ? line.invitee.email : line.refusal));
}

describe('readInvitationList', () => {
  it.each([
    ['amina@mfa.example', null],
    ['  Amina Diallo <amina@mfa.example>  ', 'Amina Diallo'],
    ['"Diallo, Amina" <Amina@MFA.example>', 'Diallo, Amina'],
    ['« Amina Diallo » <amina@mfa.example>;', 'Amina Diallo'],
    ['Amina Diallo; amina@mfa.example', 'Amina Diallo'],
    ['amina@mfa.example;Amina Diallo', 'Amina Diallo'],
    ['Amina Diallo\tamina@mfa.example', 'Amina Diallo'],
    ['Amina  Diallo, amina@mfa.example', 'Amina Diallo'],
  ])('reads “%s”', (list, name) => {
    expect(read(list)).toMatchObject([
      { ok: true, invitee: { email: 'amina@mfa.example', name, role: null, delegationId: null } },
    ]);
  });

  it('reads a role or a delegation from a further column', () => {
    const list = [
      'Amina; amina@mfa.example; observer',
      'Bruno; bruno@mfa.example; gac',
      'Chloé; chloe@mfa.example; Secrétariat',
      'Dev <dev@mfa.example>; chair',
    ].join('\n');
    expect(
      read(list).map((line) => line.ok && [line.invitee.role, line.invitee.delegationId]),
    ).toEqual([
      ['observer', null],
      ['delegate', 'd-gac'],
      ['secretariat', null],
      ['chair', null],
    ]);
  });

  it('reads what a mail program copies onto one line', () => {
    expect(outcomes('Ann <ann@a.example>; Ben <ben@b.example>, cy@c.example')).toEqual([
      'ann@a.example',
      'ben@b.example',
      'cy@c.example',
    ]);
  });

  it('says of every line why it invites nobody, and invites the others', () => {
    const list = [
      'amina@mfa.example',
      'not an address',
      'Bruno <bruno@>',
      'AMINA@mfa.example',
      'here@mfa.example',
      'Chloé; chloe@mfa.example; ambassador',
      'a@a.example b@b.example',
      `${'x'.repeat(260)}@mfa.example`,
      `${'N'.repeat(101)} <long@mfa.example>`,
      'Ami\u202ena <turned@mfa.example>',
    ].join('\n');
    expect(outcomes(list, ['here@mfa.example'])).toEqual([
      'amina@mfa.example',
      'email-missing',
      'email-malformed',
      'twice-in-list',
      'already-here',
      'unknown-column',
      'email-not-one-address',
      'email-too-long',
      'name-too-long',
      'name-not-plain',
    ]);
  });

  it('numbers the lines as they were pasted and passes over empty ones', () => {
    expect(read('\r\n\r\namina@mfa.example\r\n \nnobody').map(({ line }) => line)).toEqual([3, 5]);
  });

  it(`takes at most ${invitationLinesMax} people`, () => {
    const list = Array.from({ length: invitationLinesMax + 2 }, (_, i) => `p${i}@a.example`);
    expect(outcomes(list.join('\n')).slice(-3)).toEqual([
      `p${invitationLinesMax - 1}@a.example`,
      'too-many',
      'too-many',
    ]);
  });

  it('answers whatever is pasted, and invites no address twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (list) => {
        const invited = read(list).flatMap((line) => (line.ok ? [line.invitee.email] : []));
        return new Set(invited).size === invited.length;
      }),
    );
  });
});
