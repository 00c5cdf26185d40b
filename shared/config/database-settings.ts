import { integerBetween, oneOf, postgresUrl, text, truth } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

const BINARIES = oneOf('auto', 'system', 'embedded');
const POOLERS = oneOf('none', 'transaction');

/** Settings of PostgreSQL: where it runs, or which binaries to start. */
export function databaseSettings(reader: SettingReader) {
  const { read, readOptional } = reader;
  const url = setting(
    'DATABASE_URL',
    postgresUrl,
    'The PostgreSQL to use, 15 or later; when not given, the hub starts its own.',
  );
  return {
    databaseUrl: readOptional({ ...url, isSecret: true }),
    ...passwordSettings(reader),
    postgres: read(
      setting(
        'RIVERGATE_POSTGRES',
        BINARIES,
        "Binaries of the hub's own PostgreSQL: `system`, `npm`, or the first found in this order.",
      ),
      'auto',
    ),
    dataFolder: read(
      setting(
        'RIVERGATE_DATA',
        text('folder'),
        "Where the hub's own PostgreSQL and the last good supergraph are kept.",
      ),
      '.rivergate',
    ),
    ...connectionSettings(reader),
    ...pushDownSettings(reader),
  };
}

function connectionSettings({ read }: SettingReader) {
  return {
    poolSize: read(
      setting(
        'RIVERGATE_POOL_SIZE',
        integerBetween(1, 1000),
        'Maximum number of connections with which one process, or all workers together, read from PostgreSQL; writing takes some more: half as many and six, at least ten.',
      ),
      10,
    ),
    pooler: read(
      setting(
        'RIVERGATE_DATABASE_POOLER',
        POOLERS,
        'Set to `transaction` behind pgbouncer in that mode and on a Citus coordinator: each read is then a transaction of its own, unprepared.',
      ),
      'none',
    ),
  };
}

function pushDownSettings({ read }: SettingReader) {
  const pushDown = setting(
    'RIVERGATE_PUSH_DOWN',
    truth,
    'Whether departments answer by SQL statements where their declarations allow it.',
  );
  return { isPushDownOn: read(pushDown, true) };
}

function passwordSettings({ readOptional }: SettingReader) {
  const loginPassword = setting(
    'RIVERGATE_LOGIN_PASSWORD',
    text('password'),
    'Password of all logins that `logins` creates; unless given, each gets a random one.',
  );
  const passwordFile = setting(
    'RIVERGATE_DATABASE_PASSWORD_FILE',
    text('file'),
    'File with the password for DATABASE_URL, if the URL contains none.',
  );
  const password = setting(
    'RIVERGATE_DATABASE_PASSWORD',
    text('password'),
    'Password that the first `keys --passwords` gives the owner of the database; random unless given.',
  );
  return {
    databasePasswordFile: readOptional(passwordFile),
    databasePassword: readOptional({ ...password, isSecret: true }),
    loginPassword: readOptional({ ...loginPassword, isSecret: true }),
  };
}
