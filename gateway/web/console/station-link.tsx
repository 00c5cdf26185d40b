import { Link } from '@tanstack/react-router';
import { useLanguage } from '../common/language';

/** The name of a station as a link to its page. */
export function StationLink({
  station: { kind, id, nameZh, nameEn },
}: {
  readonly station: {
    readonly kind: string;
    readonly id: string;
    readonly nameZh: string;
    readonly nameEn: string | null;
  };
}) {
  const { language } = useLanguage();
  return (
    <Link to="/stations/$kind/$id" params={{ kind, id }}>
      {language === 'zh' ? nameZh : (nameEn ?? nameZh)}
    </Link>
  );
}
