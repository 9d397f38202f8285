import Link from 'next/link';
import type { ReactNode } from 'react';

const widths = { narrow: 'max-w-xl', text: 'max-w-3xl', wide: 'max-w-6xl' } as const;

/** The main part of a page. One on every page: the skip link goes there. */
export function Page({
  width = 'wide',
  children,
}: {
  width?: keyof typeof widths;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full flex-1 px-4 pt-8 pb-20 outline-none sm:px-6 sm:pt-10 ${widths[width]}`}
    >
      {children}
    </main>
  );
}

/** The page's title with what belongs beside it. */
export function PageHeader({
  title,
  eyebrow,
  lead,
  actions,
}: {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-3xl">
        {eyebrow !== undefined && <div className="mb-1 text-sm text-muted">{eyebrow}</div>}
        <h1 className="font-serif text-3xl leading-tight font-semibold tracking-tight break-words sm:text-4xl">
          {title}
        </h1>
        {lead !== undefined && <p className="mt-3 text-lg text-muted">{lead}</p>}
      </div>
      {actions !== undefined && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  id,
  actions,
  children,
}: {
  title: ReactNode;
  id?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 first:mt-0">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3 border-b border-line pb-2">
        <h2 id={id} className="font-serif text-xl font-semibold">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** The way back up, above a title. */
export function Breadcrumbs({
  label,
  steps,
}: {
  label: string;
  steps: readonly { href: string; words: ReactNode }[];
}) {
  return (
    <nav aria-label={label} className="no-print mb-3">
      <ol className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {steps.map(({ href, words }) => (
          <li
            key={href}
            className="flex items-center gap-2 after:content-['/'] last:after:content-none"
          >
            <Link
              href={href}
              className="inline-flex min-h-6 items-center hover:text-ink hover:underline"
            >
              {words}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What a list says while it is empty: why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="rounded-md border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-serif text-lg">{title}</p>
      {children !== undefined && (
        <div className="mx-auto mt-1 max-w-prose text-muted">{children}</div>
      )}
      {action !== undefined && <div className="mt-5 flex justify-center">{action}</div>}
    </div>
  );
}

/** A quiet sheet that holds something apart from the page. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`rounded-md border border-line bg-surface p-5 sm:p-6 ${className}`}>
      {children}
    </div>
  );
}
