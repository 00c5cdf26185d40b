import { PASSAGE_STATES, type PassageState } from '../setup/fixtures/faulty-passage';
import type { BenchOptions } from './measure/bench-options';
import { benchRun, type BenchRun } from './measure/bench-run';
import { generatorProcess, type GeneratorProcess } from './measure/generator-process';
import type { LoadResult } from './measure/load-generator';
import { bodiesOf, type MeasuredOperation, type MeasuredServer } from './measure/measured-server';
import { DISTRICTS, OPERATIONS } from './measure/operations';
import { passageProcess, type PassageProcess } from './measure/passage-process';
import { median } from './measure/period';
import { shown } from './measure/report';
import { riverGateApart } from './measure/rivergate-servers';

/** The department whose link is faulty. */
const FAULTY = 'weather';

/** How long callers of the other departments wait beside a department with a fault. */
export function linkFaults(options: BenchOptions): Promise<void> {
  return benchRun('link-faults', options, async (run) => {
    const passages: PassageProcess[] = [];
    const addressOf = async (department: string, url: string) => {
      if (department !== FAULTY) return url;
      const passage = await passageProcess(url);
      passages.push(passage);
      return passage.url;
    };
    const env = {
      RIVERGATE_MAX_CONNECTIONS: '5000',
      RIVERGATE_MAX_CONNECTIONS_PER_ADDRESS: '5000',
    };
    const server = await run.open(
      riverGateApart(run.database, { name: 'RiverGate apart', addressOf, env }),
    );
    const neighbours = generatorProcess();
    try {
      for (const passage of passages) await measure(run, { server, passage, neighbours });
    } finally {
      neighbours.close();
      for (const passage of passages) passage.close();
    }
  });
}

interface Measured {
  readonly server: MeasuredServer;
  readonly passage: PassageProcess;
  /** Generates the requests that need the faulty department. */
  readonly neighbours: GeneratorProcess;
}

interface Sample {
  readonly state: PassageState;
  readonly others: LoadResult;
  readonly neighbours: LoadResult;
}

/** Each fault in each round, each beside a period in which the department is well. */
async function measure({ loading, options }: BenchRun, measured: Measured): Promise<void> {
  const samples: Sample[] = [];
  for (let round = 0; round <= options.rounds; round += 1)
    for (const state of PASSAGE_STATES) {
      options.stop.throwIfAborted();
      const sample = { state, ...(await samplePeriod(state, { loading, options }, measured)) };
      loading.report.say(progress(round, sample));
      if (round > 0) samples.push(sample);
    }
  const of = (state: PassageState) => samples.filter((one) => one.state === state);
  const well = of('WELL');
  loading.report.table(
    HEAD,
    PASSAGE_STATES.map((state) => rowOf(state, of(state), well)),
  );
  loading.report.keep('samples', samples);
}

function progress(round: number, { state, others, neighbours }: Sample): string {
  const figures = ({ requests, failures, p50, p99 }: LoadResult) =>
    `${String(requests)} requests, ${String(failures)} failed, p50 ${shown(p50)} ms, p99 ${shown(p99)} ms`;
  return `round ${String(round)}, ${state}: others ${figures(others)}; ${FAULTY} ${figures(neighbours)}`;
}

async function samplePeriod(
  state: PassageState,
  {
    loading: { generator, milliseconds },
    options: { pace },
  }: Pick<BenchRun, 'loading' | 'options'>,
  { server: { url }, passage, neighbours }: Measured,
) {
  await passage.set(state);
  const order = (operation: MeasuredOperation, perSecond: number) => ({
    ...{ url, callers: [{}], bodies: bodiesOf(operation), milliseconds },
    ...{ perSecond, connections: 4 * perSecond + 1000 },
  });
  const [beside, others] = await Promise.all([
    neighbours.run(order(ofFaulty(), pace)),
    generator.run(order(OTHERS, Math.ceil(pace / 2))),
  ]);
  await passage.set('WELL');
  await untilAnswered(url);
  return { others, neighbours: beside };
}

const HEAD = [
  ...[`${FAULTY} is`, 'others: p50 ms', '÷ well', 'p99 ms', '÷ well', 'failed'],
  ...[`needs ${FAULTY}: p50 ms`, 'p99 ms', 'failed', 'of'],
];

function rowOf(state: PassageState, samples: ReadonlyArray<Sample>, well: ReadonlyArray<Sample>) {
  const of = (from: ReadonlyArray<Sample>, figure: (one: Sample) => number) =>
    median(from.map(figure));
  const sum = (figure: (one: Sample) => number) =>
    String(samples.reduce((total, one) => total + figure(one), 0));
  const beside = (figure: (one: Sample) => number) => [
    shown(of(samples, figure)),
    shown(of(samples, figure) / of(well, figure)),
  ];
  return [
    ...[state, ...beside(({ others }) => others.p50), ...beside(({ others }) => others.p99)],
    sum(({ others }) => others.failures),
    shown(of(samples, ({ neighbours }) => neighbours.p50)),
    shown(of(samples, ({ neighbours }) => neighbours.p99)),
    sum(({ neighbours }) => neighbours.failures),
    sum(({ neighbours }) => neighbours.requests),
  ];
}

/** A circuit that a fault has opened closes again some seconds after the fault has ended. */
async function untilAnswered(url: string): Promise<void> {
  const [body = ''] = bodiesOf(ofFaulty());
  const isAnswered = async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body });
    return !(await answer.text()).includes('"errors":');
  };
  while (!(await isAnswered())) await new Promise((resolve) => setTimeout(resolve, 100));
}

function ofFaulty(): MeasuredOperation {
  const [stations] = OPERATIONS;
  if (!stations) throw new TypeError('There is no operation of stations.');
  return stations;
}

/** What needs the other departments only. */
const OTHERS: MeasuredOperation = {
  name: 'district: water, plots',
  operationName: 'Others',
  query: `query Others($district: ID!) {
    district(code: $district) { code nameZh
      waterStations(first: 20) { nodes { id nameZh kind } }
      forestPlots(first: 20) { nodes { id nameZh standType } } } }`,
  variables: DISTRICTS.map((district) => ({ district })),
};
