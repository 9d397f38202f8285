import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { changePlace } from '@/domain/sessions/participant';

const chair = { role: 'chair', delegationId: null } as const;
const observer = { role: 'observer', delegationId: null } as const;
const delegate = { role: 'delegate', delegationId: 'd1' } as const;

describe('changePlace', () => {
  it('gives a delegate a delegation and nobody else', () => {
    const change = { by: 'secretariat', from: observer, chairs: 1 } as const;
    expect(changePlace({ ...change, to: delegate })).toEqual(accept(delegate));
    expect(changePlace({ ...change, to: { role: 'observer', delegationId: 'd1' } })).toEqual(
      accept(observer),
    );
    expect(changePlace({ ...change, to: { role: 'delegate', delegationId: null } })).toEqual(
      refuse('delegation-missing'),
    );
  });

  it('never leaves a session without a chair', () => {
    const change = { by: 'chair', from: chair } as const;
    expect(changePlace({ ...change, to: observer, chairs: 1 })).toEqual(refuse('last-chair'));
    expect(changePlace({ ...change, to: null, chairs: 1 })).toEqual(refuse('last-chair'));
    expect(changePlace({ ...change, to: null, chairs: 2 })).toEqual(accept(null));
    expect(changePlace({ ...change, to: chair, chairs: 1 })).toEqual(accept(chair));
  });

  it('lets only a chair give or take the chair', () => {
    const change = { by: 'secretariat', chairs: 2 } as const;
    expect(changePlace({ ...change, from: observer, to: chair })).toEqual(refuse('only-chair'));
    expect(changePlace({ ...change, from: null, to: chair })).toEqual(refuse('only-chair'));
    expect(changePlace({ ...change, from: chair, to: null })).toEqual(refuse('only-chair'));
    expect(changePlace({ ...change, by: 'chair', from: null, to: chair })).toEqual(accept(chair));
  });
});
