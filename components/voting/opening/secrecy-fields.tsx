import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

/** Who learns how anybody votes, and what is seen meanwhile. */
export function SecrecyFields() {
  const words = useTranslations('votes');
  return <Notice title={words('secrecyTitle')}>{words('whatIsShown')}</Notice>;
}
