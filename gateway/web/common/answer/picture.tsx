import { useMemo, useState } from 'react';
import { useLanguage } from '../language';
import { Canvas } from './canvas';
import { drawable, linesOf, spotsOf } from './pictures';
import type { Table } from './tables-of';
import type { Drawing } from './draw';

interface Pictured {
  readonly table: Table;
  /** The label of a field's path. */
  readonly wordsFor: (path: string) => string;
}

/** Draws a list's numbers over time and its places; nothing if it has neither. */
export function Picture({ table, wordsFor }: Pictured) {
  return (
    <>
      <Chart table={table} wordsFor={wordsFor} />
      <Places table={table} />
    </>
  );
}

function Chart({ table, wordsFor }: Pictured) {
  const { t } = useLanguage();
  const columns = useMemo(() => drawable(table), [table]);
  const [chosen, setChosen] = useState('');
  const column = columns.find((name) => name === chosen) ?? columns[0];
  const drawing = useMemo<Drawing | null>(
    () => (column === undefined ? null : { kind: 'lines', lines: linesOf(table, column) }),
    [table, column],
  );
  if (!drawing) return null;
  return (
    <>
      <label className="field">
        {t({ zh: '曲线', en: 'Chart' })}
        <select value={column} onChange={(event) => setChosen(event.target.value)}>
          {columns.map((name) => (
            <option key={name} value={name}>
              {wordsFor(name)}
            </option>
          ))}
        </select>
      </label>
      <Canvas
        drawing={drawing}
        label={t({
          zh: `${wordsFor(column ?? '')} 随时间变化，数值见下表`,
          en: `${column} over time; see the table`,
        })}
      />
    </>
  );
}

function Places({ table }: { readonly table: Table }) {
  const { t } = useLanguage();
  const drawing = useMemo<Drawing>(() => ({ kind: 'spots', spots: spotsOf(table) }), [table]);
  if (drawing.kind !== 'spots' || drawing.spots.length === 0) return null;
  return (
    <figure className="places">
      <Canvas
        drawing={drawing}
        label={t({
          zh: '位置示意图，坐标见下表',
          en: 'Places; their coordinates are in the table',
        })}
      />
      <figcaption className="hint">
        {t({
          zh: '经纬度示意图，非行政区划界线。',
          en: 'A schematic by longitude and latitude, no boundaries.',
        })}
      </figcaption>
    </figure>
  );
}
