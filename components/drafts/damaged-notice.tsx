'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useLiveTopic } from '@/components/live/use-live-topic';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { type DraftSnapshot, draftTopic } from '@/domain/drafts/draft-snapshot';
import { DraftActionButton, type DraftAction } from './draft-action';

type Props = {
  sessionId: string;
  rendered: DraftSnapshot;
  /** When the version was saved that stands below; ISO 8601 in UTC. Null: there is none. */
  goodAt: string | null;
  /** Whether the reader's role lets them return to it. */
  mayReturn: boolean;
  action: DraftAction;
};

/**
 * Why a text is not open: it holds what no editor writes. Who runs the session can return
 * to the last version that reads as a text; everybody else sees it come back by itself.
 */
export function DamagedNotice({ sessionId, rendered, goodAt, mayReturn, action }: Props) {
  const words = useTranslations('drafts');
  useFreshPage(rendered);
  return (
    <div className="no-print mb-6">
      <Notice tone="negative" title={words('damaged.title')}>
        <p>
          {words('damaged.body')}{' '}
          {goodAt === null ? (
            words('damaged.none')
          ) : (
            <>
              {words('damaged.below')} <Moment at={goodAt} />
            </>
          )}
        </p>
        {goodAt !== null && (
          <div className="mt-3">
            {mayReturn ? (
              <DraftActionButton
                place={{ sessionId, draftId: rendered.id }}
                label={words('damaged.return')}
                title={words('damaged.returnTitle')}
                does={words('damaged.return')}
                doing={words('damaged.returning')}
                action={action}
              >
                <p>{words('damaged.returnBody')}</p>
              </DraftActionButton>
            ) : (
              <p>{words('damaged.wait')}</p>
            )}
          </div>
        )}
      </Notice>
    </div>
  );
}

/** Asks for the page anew when something has happened to the draft. */
function useFreshPage(rendered: DraftSnapshot): void {
  const router = useRouter();
  const { revision } = useLiveTopic(draftTopic(rendered.id), rendered);
  useEffect(() => {
    if (revision > rendered.revision) router.refresh();
  }, [revision, rendered.revision, router]);
}
