import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { LinkButton } from '@/components/ui/button';
import { EmptyState, Page, PageHeader } from '@/components/ui/page';
import { Words } from '@/components/ui/words';
import { OpeningForm, type Opening } from '@/components/voting/opening/opening-form';
import type { OfferedDraft } from '@/components/voting/opening/subject-fields';
import { subjects } from '@/components/voting/opening/subjects';
import { isLanguage } from '@/domain/language';
import { draftLabel } from '@/domain/drafts/draft-label';
import { stepFrom } from '@/domain/drafts/status';
import { isWithinReach, rulesToOffer } from '@/domain/voting/rules/offered-rules';
import { presetNames, type PresetName } from '@/domain/voting/rules/presets';
import { orNotFound } from '@/app/or-not-found';
import { currentPerson } from '@/server/auth/current-person';
import { readOpening, type OpeningReading } from '@/server/voting/read-opening';
import { openVoteAction } from './actions';

type Props = {
  params: Promise<{ sessionId: string }>;
  searchParams: Promise<{ draft?: string | string[]; about?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('voteOpening');
  return { title: words('title') };
}

/** Where the chair opens a vote: on what, by which method, with what secrecy, until when. */
export default async function NewVotePage({ params, searchParams }: Props) {
  const { sessionId } = await params;
  const { draft: wanted, about } = await searchParams;
  const draftId = typeof wanted === 'string' ? wanted : null;
  const reading = orNotFound(await readOpening(await currentPerson(), { sessionId, draftId }));
  const { session } = reading;
  const draft = reading.drafts.find(({ id }) => id === wanted) ?? null;
  const words = await getTranslations('voteOpening');
  const home = `/sessions/${session.id}`;
  const back = draft ? `${home}/drafts/${draft.id}` : home;
  const backTo = draft
    ? words('toDraft', { label: draftLabel(draft), title: draft.title })
    : session.title;
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
        <Words of={['votes', 'voteOpening', 'decisions', 'verdict', 'secrecy', 'conduct']}>
          <OpeningForm
            opening={{
              ...openingOf(reading, draft),
              about: subjects.find((each) => each === about) ?? (draft ? 'draft' : 'question'),
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

function openingOf(reading: OpeningReading, draft: Draft | null): Omit<Opening, 'about'> {
  const { session, seats, divided } = reading;
  const within = (rule: PresetName) => isWithinReach(rule, seats.length);
  const rules = rulesToOffer(session.defaultRule).filter(within);
  return {
    sessionId: session.id,
    drafts: reading.drafts.filter(isOffered),
    draft: draft && divided && isOffered(draft) ? { ...draft, ...divided } : null,
    ownRules: reading.ownRules.filter((own) => isWithinReach(own, seats.length)),
    rules,
    otherRules: presetNames.filter((rule) => within(rule) && !rules.includes(rule)),
    seats,
    rollLanguage: session.languages.find(isLanguage) ?? 'en',
  };
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
