import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The band at the top of every page: where one is, and who. */
export function SiteHeader({
  personName,
  isAdministrator = false,
}: {
  personName: string | null;
  isAdministrator?: boolean;
}) {
  const words = useTranslations('common');
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 w-full max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
        <Link
          href="/"
          // Fetched ahead by somebody signed out, it would send them back here once signed in.
          prefetch={personName === null ? false : undefined}
          className="-mx-1 inline-flex min-h-11 items-center gap-2.5 px-1 font-serif text-xl font-semibold tracking-tight"
        >
          <Mark />
          {words('title')}
        </Link>
        {personName !== null && (
          <nav aria-label={words('you')} className="flex min-w-0 items-center gap-6">
            {isAdministrator && (
              <Link
                href="/admin/checkup"
                prefetch={false}
                className="inline-flex min-h-11 items-center text-sm text-muted hover:text-ink"
              >
                {words('checkup')}
              </Link>
            )}
            <Link
              href="/account"
              className="-mx-2 inline-flex min-h-11 max-w-[50vw] items-center px-2 text-sm text-muted hover:text-ink"
            >
              <span className="truncate">{personName}</span>
            </Link>
          </nav>
        )}
      </div>
    </header>
  );
}

/** Three rows of seats around a rostrum. */
function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <path d="M2 17a9 9 0 0 1 18 0" stroke="currentColor" strokeWidth="2" />
      <path d="M6.5 17a4.5 4.5 0 0 1 9 0" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="17" r="1.6" className="fill-accent" />
    </svg>
  );
}
