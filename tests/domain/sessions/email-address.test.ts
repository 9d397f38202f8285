import { describe, expect, it } from 'vitest';
import { nameFromAddress, readEmailAddress } from '@/domain/sessions/email-address';

describe('readEmailAddress', () => {
  it.each([
    [' Amina.Diallo@MFA.Example ', 'amina.diallo@mfa.example'],
    ["o'neill+un@mission.un.int", "o'neill+un@mission.un.int"],
    ['amina@localhost', null],
    ['amina@mfa..example', null],
    ['amina mfa@example.org', null],
    ['a@b@c.example', null],
    ['amina@-mfa.example', null],
    ['amina@mfa.example\r\nBcc: all@mfa.example', null],
    [`${'a'.repeat(250)}@a.example`, null],
    ['', null],
  ])('%j is %j', (text, address) => {
    expect(readEmailAddress(text)).toBe(address);
  });
});

describe('nameFromAddress', () => {
  it.each([
    ['amina.diallo@mfa.example', 'Amina Diallo'],
    ['jean-luc.roy+un@mfa.example', 'Jean-Luc Roy'],
    ['protocol_office@mfa.example', 'Protocol Office'],
    ['+@mfa.example', '+@mfa.example'],
  ])('makes of %s the name %s', (address, name) => {
    expect(nameFromAddress(address)).toBe(name);
  });
});
