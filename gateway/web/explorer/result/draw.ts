import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Line, Spot } from './pictures';

/** What is to be drawn. */
export type Drawing =
  | { readonly kind: 'lines'; readonly lines: ReadonlyArray<Line> }
  | { readonly kind: 'spots'; readonly spots: ReadonlyArray<Spot> };

/** Draws into a box and follows its size; the answer takes it away again. */
export function draw(box: HTMLElement, drawing: Drawing): () => void {
  use([LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);
  const chart = init(box);
  chart.setOption(
    drawing.kind === 'lines' ? linesOption(drawing.lines) : spotsOption(drawing.spots),
  );
  const watching = new ResizeObserver(() => chart.resize());
  watching.observe(box);
  return () => {
    watching.disconnect();
    chart.dispose();
  };
}

const COLOURS = ['#0b5c7a', '#d55e00', '#1b7043', '#8a4f9e', '#a17a00', '#56789c', '#a1291f'];

function linesOption(lines: ReadonlyArray<Line>): EChartsCoreOption {
  return {
    color: COLOURS,
    animation: false,
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    legend: { type: 'scroll', top: 0 },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    xAxis: { type: 'time', axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value', scale: true },
    series: lines.map(({ name, points }) => ({
      type: 'line',
      name,
      data: points,
      showSymbol: points.length < 40,
      sampling: 'lttb',
    })),
  };
}

function spotsOption(spots: ReadonlyArray<Spot>): EChartsCoreOption {
  return {
    color: COLOURS,
    animation: false,
    tooltip: { renderMode: 'richText', confine: true, formatter: '{b}' },
    grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
    xAxis: { type: 'value', scale: true, axisLabel: { formatter: '{value}°E', hideOverlap: true } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: '{value}°N' } },
    series: [
      {
        type: 'scatter',
        symbolSize: 9,
        data: spots.map(({ name, longitude, latitude }) => ({
          name,
          value: [longitude, latitude],
        })),
      },
    ],
  };
}
