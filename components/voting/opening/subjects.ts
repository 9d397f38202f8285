/** What is voted on. */
export const subjects = ['draft', 'parts', 'drafts', 'options', 'question'] as const;

export type Subject = (typeof subjects)[number];
