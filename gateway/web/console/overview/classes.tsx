import { useLanguage, type Words } from '../../common/language';

/**
 * AQI with its category in the colour of its level (HJ 633-2012, table 2); the category is also
 * given in words for colour-blind readers.
 */
export function AirMark({
  aqi,
  level,
  category,
}: {
  readonly aqi: number | null;
  readonly level: number | null;
  readonly category: string | null;
}) {
  const at = level === null ? -1 : Math.min(Math.max(level, 1), 6);
  if (aqi === null || at < 1) return <span>—</span>;
  return (
    <span className={`mark air-${String(at)}`}>
      <strong>{aqi}</strong> {category}
    </span>
  );
}

/** Classes of surface water (GB 3838-2002), best first. */
export const WATER_CLASSES = ['I', 'II', 'III', 'IV', 'V', 'INFERIOR_V'] as const;

const NUMERALS: Readonly<Record<string, Words>> = {
  I: { zh: 'Ⅰ类', en: 'I' },
  II: { zh: 'Ⅱ类', en: 'II' },
  III: { zh: 'Ⅲ类', en: 'III' },
  IV: { zh: 'Ⅳ类', en: 'IV' },
  V: { zh: 'Ⅴ类', en: 'V' },
  INFERIOR_V: { zh: '劣Ⅴ类', en: 'Worse than V' },
};

/**
 * A water-quality class in the colour of 环办〔2011〕22号 (I–II blue, III green, IV yellow, V orange,
 * worse red).
 */
export function WaterMark({
  name,
  isBoundOnly = false,
}: {
  readonly name: string | null;
  readonly isBoundOnly?: boolean;
}) {
  const { t } = useLanguage();
  if (name === null) return <span>—</span>;
  const words = NUMERALS[name] ?? { zh: name, en: name };
  return (
    <span className={`mark water-${name.toLowerCase()}`}>
      {isBoundOnly ? t({ zh: `不优于${words.zh}`, en: `no better than ${words.en}` }) : t(words)}
    </span>
  );
}
