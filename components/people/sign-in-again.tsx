'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** After a refusal for an old sign-in: the way to a new one, and back to this page. */
export function SignInAgain() {
  const words = useTranslations('common');
  const [path, search] = [usePathname(), useSearchParams().toString()];
  const next = search === '' ? path : `${path}?${search}`;
  return (
    <p className="mt-1">
      <Link href={`/sign-in?${new URLSearchParams({ next })}`} className="link">
        {words('signInAgain')}
      </Link>
    </p>
  );
}
