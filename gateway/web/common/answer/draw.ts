import { LineChart, ScatterChart } from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Line, Spot } from './pictures';

/** A chart or a map. */
export type Drawing = Lines | Spots;

/** Values over time. */
export interface Lines {
  readonly kind: 'lines';
  readonly lines: ReadonlyArray<Line>;
  readonly unit?: string;
}

/** Places plotted by longitude and latitude, degrees, without boundaries. */
export interface Spots {
  readonly kind: 'spots';
  readonly spots: ReadonlyArray<Spot>;
  /** Labels on the plot, such as names of districts. */
  readonly names?: ReadonlyArray<Spot>;
  readonly onChoose?: (spot: Spot) => void;
}

/** Draws into a box and resizes with it; returns the function that removes the drawing. */
export function draw(box: HTMLElement, drawing: Drawing): () => void {
  use([
    LineChart,
    ScatterChart,
    GridComponent,
    LegendComponent,
    TooltipComponent,
    DataZoomComponent,
    CanvasRenderer,
  ]);
  const chart = init(box);
  chart.setOption(drawing.kind === 'lines' ? linesOption(drawing) : spotsOption(drawing));
  if (drawing.kind === 'spots')
    chart.on('click', ({ data }) => {
      const { spot } = (data ?? {}) as { readonly spot?: Spot };
      if (spot) drawing.onChoose?.(spot);
    });
  const watching = new ResizeObserver(() => chart.resize());
  watching.observe(box);
  box.addEventListener('wheel', leaveToPage, { capture: true, passive: true });
  return () => {
    watching.disconnect();
    box.removeEventListener('wheel', leaveToPage, { capture: true });
    chart.dispose();
  };
}

/**
 * ECharts captures the wheel even where it does not zoom; without Ctrl the event is kept from it,
 * so the page scrolls.
 */
function leaveToPage(event: WheelEvent): void {
  if (!event.ctrlKey) event.stopPropagation();
}

/** Palette for colour-blind readers: Okabe and Ito's, the light colours darkened. */
const COLOURS = [
  '#0b5c7a',
  '#d55e00',
  '#1b7043',
  '#8a4f9e',
  '#a17a00',
  '#56789c',
  '#a1291f',
  '#444444',
];
const SHAPES = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'roundRect',
  'emptyCircle',
  'emptyTriangle',
  'emptyRect',
];

/** Offset of the city's time from UTC; there has been no summer time since 1991. */
const CITY_OFFSET_MS = 8 * 3_600_000;

/**
 * Shifts instants by the city's offset: ECharts knows only the browser's zone and UTC, and labels
 * written as UTC then show the city's time, as the tables do.
 */
const inCityTime = ([at, value]: readonly [number, number | null]) => [at + CITY_OFFSET_MS, value];

function linesOption({ lines, unit = '' }: Lines): EChartsCoreOption {
  return {
    useUTC: true,
    color: COLOURS,
    animation: false,
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    legend: { type: 'scroll', top: 0 },
    grid: { left: 12, right: 20, top: 48, bottom: 44, containLabel: true },
    xAxis: { type: 'time', axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', scale: true, name: unit, nameTextStyle: { align: 'left' } },
    dataZoom: [
      { type: 'inside', zoomOnMouseWheel: 'ctrl' },
      { type: 'slider', height: 18, bottom: 8 },
    ],
    series: [...lines.map(lineOf), ...lines.flatMap(doubtsOf)],
  };
}

const lineOf = ({ name, points }: Line) => ({
  type: 'line',
  name,
  data: points.map(inCityTime),
  showSymbol: points.length < 40,
  sampling: 'lttb',
  lineStyle: { width: 1.5 },
});

/** Marks the values of doubtful quality on their line. */
function doubtsOf({ name, doubts = [] }: Line): ReadonlyArray<object> {
  if (doubts.length === 0) return [];
  const style = { color: '#ffffff', borderColor: '#a1291f', borderWidth: 2 };
  return [
    {
      type: 'scatter',
      name: `${name} ⚑`,
      data: doubts.map(inCityTime),
      symbolSize: 8,
      itemStyle: style,
    },
  ];
}

function spotsOption({ spots, names = [] }: Spots): EChartsCoreOption {
  const groups = [...new Set(spots.map(({ group = '' }) => group))];
  return {
    color: COLOURS,
    animation: false,
    tooltip: { renderMode: 'richText', confine: true, formatter: '{b}' },
    ...(groups.length > 1 ? { legend: { type: 'scroll', top: 0 } } : {}),
    grid: { left: 12, right: 20, top: groups.length > 1 ? 40 : 12, bottom: 8, containLabel: true },
    xAxis: { type: 'value', scale: true, axisLabel: { formatter: '{value}°E', hideOverlap: true } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: '{value}°N' } },
    dataZoom: [
      { type: 'inside', zoomOnMouseWheel: 'ctrl' },
      { type: 'inside', yAxisIndex: 0, zoomOnMouseWheel: 'ctrl' },
    ],
    series: [
      ...groups.map((group, at) => ({
        type: 'scatter',
        name: group,
        symbol: SHAPES[at % SHAPES.length],
        symbolSize: spots.length > 300 ? 7 : 9,
        itemStyle: { opacity: 0.85, borderColor: '#ffffff', borderWidth: 0.5 },
        data: spots.filter((spot) => (spot.group ?? '') === group).map(dotOf),
      })),
      ...(names.length > 0 ? [namesOf(names)] : []),
    ],
  };
}

const dotOf = (spot: Spot) => ({
  name: spot.name,
  value: [spot.longitude, spot.latitude],
  spot,
});

const namesOf = (names: ReadonlyArray<Spot>) => ({
  type: 'scatter',
  symbolSize: 0.1,
  silent: true,
  z: 3,
  label: {
    show: true,
    formatter: '{b}',
    color: '#16262f',
    fontSize: 13,
    textBorderColor: '#ffffff',
    textBorderWidth: 3,
  },
  data: names.map(({ name, longitude, latitude }) => ({ name, value: [longitude, latitude] })),
});
