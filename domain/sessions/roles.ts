/** What a participant is in a session. One person has one role in one session. */
export const roles = ['chair', 'secretariat', 'delegate', 'observer'] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}
