import { useLanguage } from '../../common/language';
import { DataTable } from '../data-table';
import { StationLink } from '../station-link';
import { WATER_CLASSES, WaterMark } from './classes';
import { freshFirst } from './fresh';
import { Moment } from './moment';
import type { WaterNow } from './built-lists';

/** Water-quality class at each section beside its target, today's worst first. */
export function SectionTable({ sections }: { readonly sections: ReadonlyArray<WaterNow> }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const worstFirst = freshFirst(sections, (section) => ({
    at: section.assessment?.at ?? null,
    rank: rankOf(section),
  }));
  return (
    <DataTable
      label={t({ zh: '地表水断面', en: 'River sections' })}
      heads={[
        t({ zh: '断面', en: 'Section' }),
        t({ zh: '水体', en: 'Water' }),
        t({ zh: '水质', en: 'Class' }),
        t({ zh: '目标', en: 'Target' }),
        t({ zh: '时间', en: 'At' }),
      ]}
      rows={worstFirst.map((section) => [
        section.id,
        <StationLink key="name" station={section} />,
        (isChinese ? section.waterBody?.nameZh : section.waterBody?.nameEn) ?? '—',
        <ClassNow key="class" section={section} />,
        <Target key="target" section={section} />,
        <Moment key="at" at={section.assessment?.at ?? null} />,
      ])}
    />
  );
}

function ClassNow({ section: { assessment } }: { readonly section: WaterNow }) {
  const known = assessment?.class ?? null;
  return (
    <WaterMark name={known ?? assessment?.noBetterThan ?? null} isBoundOnly={known === null} />
  );
}

function Target({ section: { targetClass, meetsTarget } }: { readonly section: WaterNow }) {
  const { t } = useLanguage();
  const words = meetsTarget ? { zh: '达标', en: 'met' } : { zh: '未达标', en: 'not met' };
  return (
    <span className="target">
      <WaterMark name={targetClass} /> {meetsTarget === null ? null : <small>{t(words)}</small>}
    </span>
  );
}

function rankOf({ assessment }: WaterNow): number {
  const name = assessment?.class ?? assessment?.noBetterThan ?? '';
  return WATER_CLASSES.findIndex((one) => one === name);
}
