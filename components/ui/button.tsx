import Link from 'next/link';
import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks: Record<ButtonLook, string> = {
  primary:
    'bg-accent text-accent-ink border-accent hover:bg-accent-strong hover:border-accent-strong',
  secondary: 'bg-surface text-ink border-line-strong hover:border-ink hover:bg-sunken',
  quiet: 'bg-transparent text-accent border-transparent hover:bg-accent-soft',
  danger: 'bg-surface text-negative border-negative hover:bg-negative-soft',
};

/** The classes of a button, for what must be another element but look like one. */
export function buttonClass(look: ButtonLook = 'secondary', more = ''): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-[0.9375rem] leading-tight font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-60 ${looks[look]} ${more}`;
}

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook };

/** Does something. For going somewhere, take LinkButton. */
export function Button({ look, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

type LinkButtonProps = ComponentProps<typeof Link> & { look?: ButtonLook };

/** Goes somewhere, and looks like a button because it is the page's next step. */
export function LinkButton({ look, className, ...rest }: LinkButtonProps) {
  return <Link className={buttonClass(look, className)} {...rest} />;
}
