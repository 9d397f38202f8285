import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveConnection } from '@/components/live/live-connection';
import { SessionBand } from '@/components/sessions/session-band';
import { SessionWatch } from '@/components/sessions/session-watch';
import { OffTheScreen } from '@/components/site/off-the-screen';
import { OffTheText } from '@/components/site/off-the-text';
import { Words } from '@/components/ui/words';
import { sessionOfPage } from './session-of-page';

type Props = { params: Promise<{ sessionId: string }>; children: ReactNode };

/** What every page of a session has: its way up, its parts, one's place in it, and its live facts. */
export default async function SessionLayout({ params, children }: Props) {
  const session = await sessionOfPage((await params).sessionId);
  const words = await getTranslations('sessions');
  const { role, delegation } = session.me;
  const place = [words(`roles.${role}`), delegation?.name].filter(Boolean).join(' · ');
  return (
    <LiveConnection>
      <Words of={['sessions']}>
        <OffTheScreen>
          <section aria-label={session.title} className="contents">
            <OffTheText>
              <SessionBand sessionId={session.sessionId} title={session.title} place={place} />
            </OffTheText>
            <SessionWatch
              sessionId={session.sessionId}
              peopleSequence={session.peopleSequence}
              place={place}
            />
          </section>
        </OffTheScreen>
      </Words>
      {children}
    </LiveConnection>
  );
}
