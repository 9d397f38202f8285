'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

/**
 * Sends its form, once: while the answer is under way it says so and a second press
 * does nothing. It is not disabled, so that it keeps the focus.
 */
export function SubmitButton({
  pendingWords,
  children,
  onClick,
  ...rest
}: ComponentProps<typeof Button> & { pendingWords?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? (pendingWords ?? children) : children}
    </Button>
  );
}
