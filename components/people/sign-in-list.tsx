import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import { SubmitButton } from '@/components/ui/submit-button';

type SignIn = { id: string; browser: string; createdAt: Date; lastSeenAt: Date };

type Props = {
  signIns: readonly SignIn[];
  /** The one this page was asked with. */
  currentId: string;
  end: (form: FormData) => Promise<void>;
};

/** Where a person is signed in, each with its end. This browser's ends by signing out. */
export function SignInList({ signIns, currentId, end }: Props) {
  const words = useTranslations('account');
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {signIns.map(({ id, browser, createdAt, lastSeenAt }) => {
        const name = browser === '' ? words('unknownBrowser') : browser;
        return (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {id === currentId && <Badge tone="accent">{words('thisBrowser')}</Badge>}
              </p>
              <dl className="flex flex-wrap gap-x-4 text-sm text-muted">
                <div className="flex gap-1">
                  <dt>{words('signedIn')}</dt>
                  <dd>
                    <Moment at={createdAt} look="short" />
                  </dd>
                </div>
                <div className="flex gap-1">
                  <dt>{words('lastSeen')}</dt>
                  <dd>
                    <Moment at={lastSeenAt} look="short" />
                  </dd>
                </div>
              </dl>
            </div>
            {id !== currentId && (
              <form action={end}>
                <input type="hidden" name="signInId" value={id} />
                <SubmitButton aria-label={words('endThisOne', { browser: name })}>
                  {words('end')}
                </SubmitButton>
              </form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
