import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { sessionOfPage } from '@/app/sessions/[sessionId]/session-of-page';
import { EntryItem } from '@/components/record/entry-item';
import { RecordCheckNotice } from '@/components/record/record-check-notice';
import { RecordFilters } from '@/components/record/record-filters';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { recordKinds } from '@/domain/record/kinds';
import { readRecord } from '@/server/record/read-record';
import { verifyRecord } from '@/server/record/verify-record';

type Props = {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an address may ask for. Whatever is not understood is as if it were not there. */
const asked = z.object({
  kind: z.enum(recordKinds).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  before: z.coerce.number().int().positive().max(2_000_000_000).optional().catch(undefined),
  check: z.literal('1').optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('record');
  return { title: words('title') };
}

/** Every act of the session, the last first. */
export default async function RecordPage({ params, searchParams }: Props) {
  const { sessionId, me } = await sessionOfPage((await params).sessionId);
  const { kind, person: actorId, before, check } = asked.parse(await searchParams);
  const [words, read, checked] = await Promise.all([
    getTranslations('record'),
    readRecord(me, { sessionId, kind, actorId, before }),
    check ? verifyRecord(me, { sessionId }) : null,
  ]);
  if (!read.ok) notFound();
  const { entries, actors, drafts } = read.value;
  const home = `/sessions/${sessionId}/record`;
  const address = (more: Record<string, string>) => {
    const wanted = { ...(kind && { kind }), ...(actorId && { person: actorId }), ...more };
    return `${home}?${new URLSearchParams(wanted)}`;
  };
  return (
    <Page>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={
          <LinkButton href={address({ check: '1' })} prefetch={false}>
            {words('check')}
          </LinkButton>
        }
      />
      {checked?.ok && <RecordCheckNotice {...checked.value} />}
      <RecordFilters home={home} kind={kind} actorId={actorId} actors={actors} />
      {entries.length === 0 && (
        <EmptyState title={words('nothing')}>{words('nothingLead')}</EmptyState>
      )}
      <ol reversed className="divide-y divide-line border-y border-line empty:hidden">
        {entries.map((entry) => (
          <EntryItem key={entry.sequence} entry={entry} drafts={drafts} />
        ))}
      </ol>
      <nav aria-label={words('title')} className="no-print mt-6 flex flex-wrap gap-3 empty:hidden">
        {read.value.before !== null && (
          <LinkButton href={address({ before: String(read.value.before) })}>
            {words('older')}
          </LinkButton>
        )}
        {before !== undefined && <LinkButton href={address({})}>{words('newest')}</LinkButton>}
      </nav>
    </Page>
  );
}
