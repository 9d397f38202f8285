import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import { accountOf } from '@/domain/record/account';
import { canonicalJson, type Json } from '@/domain/record/canonical';
import type { Entry } from '@/domain/record/entry';
import { EntryChanges } from './entry-changes';
import { EntrySentence } from './entry-sentence';

export type DraftName = { id: string; number: number; kind: DraftKind; title: string };

type Props = { entry: Entry; drafts: readonly DraftName[] };

/** One entry of the record: when, who did what, and the hashes that hold it in its place. */
export function EntryItem({ entry, drafts }: Props) {
  const words = useTranslations('record');
  const account = accountOf(entry);
  const draft = drafts.find(({ id }) => id === draftIdOf(entry));
  const href = placeOf(entry, draft);
  const sentence = <EntrySentence entry={entry} account={account} draft={draft ?? null} />;
  return (
    <li
      id={`entry-${entry.sequence}`}
      className="grid gap-x-6 py-3 sm:grid-cols-[11.5rem_minmax(0,1fr)]"
    >
      <p className="text-sm leading-6 text-muted tabular-nums">
        <Moment at={entry.at} look="short" />
      </p>
      <div className="min-w-0">
        <p className="max-w-3xl leading-6 break-words">
          {href === null ? (
            sentence
          ) : (
            <Link prefetch={false} href={href} className="hover:underline">
              {sentence}
            </Link>
          )}
        </p>
        <EntryChanges changes={account.changes} />
        <details className="group text-sm text-muted">
          <summary className="-mx-1 inline-flex min-h-8 items-center gap-2 rounded px-1 hover:text-ink">
            <span aria-hidden="true" className="transition-transform group-open:rotate-90">
              ›
            </span>
            {words('entry', { sequence: entry.sequence })}
            <span className="sr-only">, {words('hash')} </span>
            <code className="text-xs">{entry.hash.slice(0, 10)}</code>
          </summary>
          <dl className="mt-1 mb-2 grid gap-x-4 gap-y-1 rounded-md bg-sunken p-3 sm:grid-cols-[auto_1fr]">
            <Hash words={words('hash')} hash={entry.hash} />
            <Hash words={words('previousHash')} hash={entry.previousHash} />
            <Hash words={words('payloadHash')} hash={entry.payloadHash} />
            <Hash words={words('payload')} hash={canonicalJson(entry.payload)} />
          </dl>
        </details>
      </div>
    </li>
  );
}

function Hash({ words, hash }: { words: string; hash: string }) {
  return (
    <>
      <dt>{words}</dt>
      <dd className="min-w-0">
        <code className="text-xs break-all text-ink">{hash}</code>
      </dd>
    </>
  );
}

/** The draft an entry is about, by its subject or by its payload. */
function draftIdOf({ subjectKind, subjectId, payload }: Entry): string | null {
  if (subjectKind === 'draft') return subjectId;
  const members = payload as { readonly [name: string]: Json } | null;
  const named = members?.draftId;
  return typeof named === 'string' ? named : null;
}

/** Where in the session the thing is, while it is anywhere. */
function placeOf(entry: Entry, draft: DraftName | undefined): string | null {
  const home = `/sessions/${entry.sessionId}`;
  if (entry.subjectKind === 'vote') return `${home}/votes/${entry.subjectId}`;
  if (entry.subjectKind === 'participant' || entry.subjectKind === 'delegation') return null;
  return draft ? `${home}/drafts/${draft.id}` : null;
}
