'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Breadcrumbs } from '@/components/ui/page';

const parts = [
  { path: '', words: 'overview' },
  { path: '/participants', words: 'participants' },
  { path: '/record', words: 'record' },
] as const;

type Props = { sessionId: string; title: string; place: string };

/** The band under the site's header: which session this is, its parts, and one's own place in it. */
export function SessionBand({ sessionId, title, place }: Props) {
  const words = useTranslations('sessions');
  const common = useTranslations('common');
  const pathname = usePathname();
  const home = `/sessions/${sessionId}`;
  return (
    <div className="no-print border-b border-line bg-surface">
      <div className="mx-auto w-full max-w-6xl px-4 pt-3 sm:px-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <Breadcrumbs
            label={common('breadcrumbs')}
            // On its own page the title stands right below.
            steps={[
              { href: '/', words: words('title') },
              ...(pathname === home ? [] : [{ href: home, words: title }]),
            ]}
          />
          <p className="mb-2 text-sm text-muted">
            <span className="sr-only">{words('youAre')} </span>
            {place}
          </p>
        </div>
        <nav aria-label={words('navigation')} className="-mx-2 -mb-px overflow-x-auto">
          <ul className="flex">
            {parts.map((part) => {
              const href = `${home}${part.path}`;
              const isHere = part.path === '' ? pathname === home : pathname.startsWith(href);
              return (
                <li key={part.path}>
                  <Link
                    href={href}
                    aria-current={isHere ? 'page' : undefined}
                    className="inline-flex min-h-11 items-center border-b-2 border-transparent px-2 text-[0.9375rem] whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink sm:px-3"
                  >
                    {words(part.words)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </div>
    </div>
  );
}
