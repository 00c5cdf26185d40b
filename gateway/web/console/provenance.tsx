import { useLanguage } from '../common/language';
import type { Provenance } from '../generated/graph';

/** Marks data as measured or synthetic; required wherever data are shown. */
export function ProvenanceBadge({ provenance }: { readonly provenance: Provenance }) {
  const { t } = useLanguage();
  return provenance === 'MEASURED' ? (
    <span className="badge open">{t({ zh: '实测', en: 'Measured' })}</span>
  ) : (
    <span className="badge ask">{t({ zh: '演示（合成）', en: 'Synthetic' })}</span>
  );
}
