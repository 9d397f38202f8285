import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { OpeningForm } from '@/components/voting/opening/opening-form';
import type { OfferedDraft } from '@/components/voting/opening/subject-fields';
import { stepFrom } from '@/domain/drafts/status';
import { isWithinReach, rulesToOffer } from '@/domain/voting/offered-rules';
import { currentPerson } from '@/server/auth/current-person';
import { readOpening, type OpeningReading } from '@/server/voting/read-opening';
import { openVoteAction } from './actions';

type Props = {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<{ draft?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('voteOpening');
  return { title: words('title') };
}

/** Where the chair opens a vote: on what, by which method, with what secrecy, until when. */
export default async function NewVotePage({ params, searchParams }: Props) {
  const { sessionId } = await params;
  const { draft: wanted } = await searchParams;
  const { personId } = await currentPerson();
  const reading = (await readOpening(personId, sessionId)) ?? notFound();
  const { session, seats } = reading;
  const draft = reading.drafts.find(({ id }) => id === wanted) ?? null;
  const words = await getTranslations('voteOpening');
  const home = `/sessions/${session.id}`;
  const back = draft ? `${home}/drafts/${draft.id}` : home;
  const backTo = draft ? words('toDraft', draft) : session.title;
  const refusal = refusalOf(reading, draft);
  return (
    <Page width="text">
      <PageHeader
        eyebrow={
          <Link href={back} className="link">
            {backTo}
          </Link>
        }
        title={words('title')}
        lead={words('lead')}
      />
      {refusal ? (
        <Refused {...{ refusal, back, backTo }} />
      ) : (
        <Words of={['votes', 'voteOpening', 'verdict', 'secrecy']}>
          <OpeningForm
            opening={{
              sessionId: session.id,
              drafts: reading.drafts.filter(isOffered),
              draftId: draft?.id ?? null,
              rules: rulesToOffer(session.defaultRule).filter((rule) =>
                isWithinReach(rule, seats.length),
              ),
              seats: seats.map(({ id, name, weight, groups, entitled }) => {
                return { id, name, weight, groups, entitled };
              }),
            }}
            open={openVoteAction}
          />
        </Words>
      )}
    </Page>
  );
}

type Draft = OpeningReading['drafts'][number];

function isOffered(draft: Draft): draft is OfferedDraft {
  return stepFrom(draft.status, 'put-to-vote').ok;
}

/** Why no vote can be opened here, whatever its terms. */
function refusalOf({ mayOpen, seats }: OpeningReading, draft: Draft | null) {
  if (!mayOpen) return 'not-allowed';
  if (seats.length === 0) return 'empty-roll';
  const next = draft && stepFrom(draft.status, 'put-to-vote');
  return next?.ok === false ? next.refusal : null;
}

type RefusedProps = {
  refusal: NonNullable<ReturnType<typeof refusalOf>>;
  back: string;
  backTo: string;
};

async function Refused({ refusal, back, backTo }: RefusedProps) {
  const words = await getTranslations('votes.openRefusals');
  return (
    <EmptyState title={words(refusal)} action={<LinkButton href={back}>{backTo}</LinkButton>} />
  );
}
