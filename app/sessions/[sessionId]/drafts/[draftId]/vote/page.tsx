import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { OpenVoteForm } from '@/components/voting/open-vote-form';
import { stepFrom } from '@/domain/drafts/status';
import { isWithinReach, rulesToOffer } from '@/domain/voting/offered-rules';
import { currentPerson } from '@/server/auth/current-person';
import { readDraft } from '@/server/drafts/read-draft';
import { openVoteAction } from '@/app/sessions/[sessionId]/drafts/draft-actions';

type Props = { params: Promise<{ sessionId: string; draftId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('votes');
  return { title: words('putTitle') };
}

/** Where the chair puts a draft to the vote: which rule, until when. */
export default async function PutToVotePage({ params }: Props) {
  const place = await params;
  const { personId } = await currentPerson();
  const reading = (await readDraft(personId, place)) ?? notFound();
  const { session, draft, delegations, rights } = reading;
  const words = await getTranslations('votes');
  const back = `/sessions/${session.id}/drafts/${draft.id}`;
  const next = stepFrom(draft.status, 'put-to-vote');
  const refusal = !rights.putToVote
    ? 'not-allowed'
    : !next.ok
      ? next.refusal
      : delegations.length === 0
        ? 'empty-roll'
        : null;
  return (
    <Page width="text">
      <PageHeader
        eyebrow={
          <Link href={back} className="link">
            {words('toDraftTitled', { number: draft.number, title: draft.title })}
          </Link>
        }
        title={words('putTitle')}
        lead={words(draft.status === 'sealed' ? 'putSealedLead' : 'putLead')}
      />
      {refusal ? (
        <EmptyState
          title={words(`openRefusals.${refusal}`)}
          action={<LinkButton href={back}>{words('toDraft', { number: draft.number })}</LinkButton>}
        />
      ) : (
        <Words of={['votes', 'verdict']}>
          <OpenVoteForm
            place={{ sessionId: session.id, draftId: draft.id }}
            rules={rulesToOffer(session.defaultRule).filter((rule) =>
              isWithinReach(rule, delegations.length),
            )}
            open={openVoteAction}
          />
        </Words>
      )}
    </Page>
  );
}
