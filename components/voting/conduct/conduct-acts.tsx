'use client';

import { useTranslations } from 'next-intl';
import { DialogButton } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { sequelOf } from '@/domain/voting/conduct/second-vote';
import { isUncounted } from '@/domain/voting/terms';
import { rulingReasonMax } from '@/domain/voting/conduct/ruling';
import { useVote } from '@/components/voting/vote-context';
import { ActForm, type ActAction } from './act-form';

/** What the chair can do with a vote, besides closing it; each is a server action. */
export type ConductActions = {
  pause: ActAction;
  resume: ActAction;
  publish: ActAction;
  openNow: ActAction;
  callOff: ActAction;
  drawLot: ActAction;
  openSecond: ActAction;
};

/** The chair's acts that the moment allows. */
export function ConductActs({ acts }: { acts: ConductActions }) {
  const words = useTranslations('conduct');
  const { vote, terms } = useVote();
  const { status, conduct, result } = vote;
  const sequel = result && !conduct.second ? sequelOf(result.verdict) : null;
  return (
    <>
      {status === 'scheduled' && (
        <>
          <ActForm act={acts.openNow} submit={words('openNow')} look="primary" />
          <CallOff callOff={acts.callOff} />
        </>
      )}
      {!isUncounted(terms.deciding) && <WhileItRuns acts={acts} />}
      {status === 'closed' && (
        <ActForm act={acts.publish} submit={words('publish')} look="primary" />
      )}
      {sequel !== null && (
        <ActForm
          act={acts.openSecond}
          submit={words(sequel === 'second-vote' ? 'openSecond' : 'openSecondRound')}
          look="primary"
        />
      )}
    </>
  );
}

function WhileItRuns({ acts }: { acts: ConductActions }) {
  const words = useTranslations('conduct');
  const { status, conduct } = useVote().vote;
  if (status !== 'voting' && status !== 'paused') return null;
  return (
    <>
      {status === 'paused' ? (
        <ActForm act={acts.resume} submit={words('resume')} look="primary" />
      ) : (
        <ActForm act={acts.pause} submit={words('pause')} />
      )}
      {conduct.calledFirst === null && <ActForm act={acts.drawLot} submit={words('drawLot')} />}
      <CallOff callOff={acts.callOff} isOpen />
    </>
  );
}

function CallOff({ callOff, isOpen = false }: { callOff: ActAction; isOpen?: boolean }) {
  const words = useTranslations('conduct');
  return (
    <DialogButton label={words('callOff')} look="danger" title={words('callOffTitle')}>
      {(close) => (
        <ActForm act={callOff} submit={words('callOff')} look="danger" onDone={close}>
          <p>{words(isOpen ? 'callOffOpenLead' : 'callOffLead')}</p>
          <TextArea label={words('reason')} name="reason" maxLength={rulingReasonMax} required />
        </ActForm>
      )}
    </DialogButton>
  );
}
