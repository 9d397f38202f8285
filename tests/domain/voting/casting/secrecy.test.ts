import { describe, expect, it } from 'vitest';
import { isTooFewForSecrecy } from '@/domain/voting/casting/secrecy';
import { mayShow, secrecies, sights, type Sight } from '@/domain/voting/terms';

describe('[V37] what is seen while a vote runs', () => {
  it.each([
    ['open', ['nothing', 'count', 'who', 'how']],
    ['sealed', ['nothing', 'count', 'who']],
    ['secret', ['nothing']],
  ] as const satisfies [string, Sight[]][])('%s: at most %j', (secrecy, seen) => {
    expect(sights.filter((sight) => mayShow(secrecy, sight))).toEqual(seen);
    expect(secrecies).toContain(secrecy);
  });
});

describe('[V39] a secret vote of few', () => {
  it.each([
    ['secret', 4, true],
    ['secret', 5, false],
    ['sealed', 2, false],
    ['open', 2, false],
  ] as const)('%s, %i voters: %s', (secrecy, voters, warns) => {
    expect(isTooFewForSecrecy({ secrecy }, voters)).toBe(warns);
  });
});
