import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

/** The text waits to be brought over to version 2: it can be read, and not yet written in. */
export function GoingOverNotice() {
  const words = useTranslations('live.goingOver');
  return (
    <div className="no-print mb-6">
      <Notice tone="caution" title={words('title')}>
        <p>{words('body')}</p>
      </Notice>
    </div>
  );
}
