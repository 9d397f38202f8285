'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { liveServerUrl } from '@/components/live/live-server-url';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { checks, type Finding } from '@/domain/checkup/finding';
import {
  judgeAddress,
  judgeClock,
  judgeCookies,
  judgeProxy,
  judgeSocket,
} from '@/domain/checkup/judge-way';
import { FindingItem } from './finding-item';
import { probeSocket } from './probe-socket';

type Props = {
  /** What the server found about itself. */
  found: readonly Finding[];
  /** By how many milliseconds the database's clock is ahead of the server's. */
  databaseAhead: number | null;
  appUrl: string;
  cookieName: string;
};

/** What the server found, and what this browser finds on its way to it. */
export function Checkup({ found, ...server }: Props) {
  const words = useTranslations('checkup');
  const [onTheWay, setOnTheWay] = useState<readonly Finding[]>([]);
  const { databaseAhead, appUrl, cookieName } = server;

  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const findings = await lookAtTheWay({ databaseAhead, appUrl, cookieName });
      if (isWanted) setOnTheWay(findings);
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [databaseAhead, appUrl, cookieName]);

  const all = [...found, ...onTheWay];
  const troubles = all.filter(({ state }) => state !== 'fine').length;
  const isWrong = all.some(({ state }) => state === 'wrong');
  const isDone = onTheWay.length > 0;
  return (
    <>
      <div className="mb-6">
        <Notice
          announce="polite"
          tone={isWrong ? 'negative' : troubles > 0 ? 'caution' : isDone ? 'positive' : 'neutral'}
          title={isDone ? words('summary', { troubles }) : words('looking')}
        />
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {checks.map((check) => (
          <FindingItem
            key={check}
            check={check}
            found={all.find((finding) => finding.check === check) ?? null}
          />
        ))}
      </ul>
      <noscript>
        <p className="mt-4">{words('noScript')}</p>
      </noscript>
      <div className="mt-6">
        <Button onClick={() => window.location.reload()}>{words('again')}</Button>
      </div>
    </>
  );
}

async function lookAtTheWay({
  databaseAhead,
  appUrl,
  cookieName,
}: Omit<Props, 'found'>): Promise<Finding[]> {
  const { outcome, seen, browserAhead } = await probeSocket(`${liveServerUrl()}/live/checkup`);
  return [
    judgeAddress(window.location.origin, appUrl),
    judgeSocket(outcome),
    judgeProxy(seen, appUrl),
    judgeCookies(appUrl, cookieName, document.cookie),
    judgeClock({ browser: browserAhead, database: databaseAhead }),
  ];
}
