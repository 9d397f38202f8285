/** Under this name the passage that is being commented on is lit. */
export const newThreadId = 'new';
