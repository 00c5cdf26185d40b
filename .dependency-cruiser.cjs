/** The walls of the house (README, "The house"): imports point down, departments are strangers. */
const FLOORS = [
  'domain',
  'errors',
  'hj212',
  'config',
  'data',
  'tracing',
  'identity',
  'sharing',
  'graphql',
  'monitoring',
  'push-down',
  'server',
];

const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    never(
      'departments-are-strangers',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
      'A department refers to another by @key, never by import.',
    ),
    never(
      'contexts-meet-by-module',
      { path: '^subgraphs/exchange/(accounts|audit|catalogue|requests)/' },
      {
        path: '^subgraphs/exchange/(accounts|audit|catalogue|requests)/',
        pathNot: '^subgraphs/exchange/($1/|[a-z]+/module\\.ts$)',
      },
      'A context of the exchange is used through its module value.',
    ),
    never(
      'exchange-puts-contexts-together',
      {
        path: '^subgraphs/exchange/(?!(accounts|audit|catalogue|requests)/)',
      },
      {
        path: '^subgraphs/exchange/(accounts|audit|catalogue|requests)/',
        pathNot: '/module\\.ts$',
      },
      'What puts the contexts together knows their module values alone.',
    ),
    never(
      'gateway-knows-no-department',
      { path: '^gateway/', pathNot: '^gateway/(main\\.ts$|cli/)' },
      { path: '^subgraphs/' },
      'The gateway reads schema.graphql files; only main.ts and cli/ may open the registry.',
    ),
    never(
      'cli-opens-the-registry-only',
      { path: '^gateway/(main\\.ts$|cli/)' },
      { path: '^subgraphs/', pathNot: '^subgraphs/registry\\.ts$' },
      'Departments are found by the registry.',
    ),
    never(
      'shared-is-the-floor',
      { path: '^shared/' },
      { path: '^(gateway|subgraphs|migrations|test)/' },
      'shared/ imports nothing above it.',
    ),
    never(
      'server-runs-without-build-tools',
      { path: '^(gateway|subgraphs|shared|migrations)/', pathNot: '^gateway/(web|dev|docs)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'What runs on a server is a dependency; a dev dependency is not in the image.',
    ),
    never(
      'nothing-imports-developers-tools',
      { pathNot: '^(gateway/dev|test)/' },
      { path: '^gateway/dev/' },
      'npm run build and npm run dev are no part of what they build.',
    ),
    never(
      'engine-knows-no-handler',
      { path: '^gateway/engine/' },
      { path: '^gateway/(handle-request|begun-request|execute-request|shape-answer)\\.ts$' },
      'What answers requests is handed to the engine.',
    ),
    never('nothing-imports-tests', { pathNot: '^test/' }, { path: '^test/' }, 'Tests are leaves.'),
    never(
      'type-is-a-leaf',
      { path: '\\.(type|station)\\.ts$' },
      { path: '\\.(record|loader|queries|store|resolver)\\.ts$' },
      'The published shape does not know how it is stored.',
    ),
    never(
      'record-is-a-leaf',
      { path: '\\.record\\.ts$' },
      { path: '\\.(type|resolver|loader|queries|store)\\.ts$' },
      'The stored shape does not know how it is published.',
    ),
    never(
      'loader-looks-down',
      { path: '\\.(loader|queries|store)\\.ts$' },
      { path: '\\.(type|resolver)\\.ts$' },
      "A loader returns rows; record to type is the resolver's.",
    ),
    never(
      'migrations-stand-alone',
      { path: '^migrations/' },
      { path: '^(gateway|subgraphs|shared/(?!data/))' },
      'History must not change with the application.',
    ),
    never(
      'domain-is-pure',
      { path: '^shared/domain/' },
      { path: '^(?!shared/domain/)' },
      'No I/O and no framework in domain knowledge.',
    ),
    never(
      'sql-stays-below',
      {
        path: '^(gateway|subgraphs|shared)/',
        pathNot:
          '(\\.(record|loader|queries|store)\\.ts$|^shared/data/|^shared/monitoring/|^gateway/ledger/ledger-connection\\.ts$)',
      },
      { path: 'node_modules/(typeorm|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
      'Only records, loaders, queries, stores, shared/data, shared/monitoring and the connection of the ledger speak to PostgreSQL.',
    ),
    never(
      'connections-stay-below',
      { path: '^(gateway|subgraphs|shared)/', pathNot: '^shared/data/' },
      { path: '^shared/data/server/with-connection\\.ts$' },
      'A connection runs any text: what is no catalogue, role or schema is a statement, run by a reader or in a transaction.',
    ),
    never(
      'web-is-an-outsider',
      { path: '^gateway/web/' },
      { path: '^(gateway/(?!web/)|subgraphs|shared|migrations)' },
      'The pages talk to /graphql like anyone else.',
    ),
    ...FLOORS.slice(0, -1).map((floor, at) =>
      never(
        `shared-${floor}-looks-down`,
        { path: `^shared/${floor}/` },
        { path: `^shared/(${FLOORS.slice(at + 1).join('|')})/` },
        'Order: server, push-down, monitoring, graphql, sharing, identity, tracing, data, config, hj212, errors, domain.',
      ),
    ),
    never('no-cycles', {}, { circular: true }, 'A cycle has no first line to read.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
