import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { FaultKind } from '@/domain/record/find-fault';

type Props = {
  length: number;
  head: string;
  /** `end` when entries after the last are missing. */
  fault: { kind: FaultKind | 'end'; expected: number } | null;
};

/** How recomputing the chain came out. */
export function RecordCheckNotice({ length, head, fault }: Props) {
  const words = useTranslations('record');
  return (
    <div className="mb-8">
      {fault ? (
        <Notice tone="negative" announce="assertive" title={words('broken')}>
          {words(`faults.${fault.kind}`, { expected: fault.expected })}
        </Notice>
      ) : (
        <Notice tone="positive" announce="polite" title={words('whole', { length })}>
          <code className="text-xs break-all">{words('head', { head })}</code>
        </Notice>
      )}
    </div>
  );
}
