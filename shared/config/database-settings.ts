import { integerBetween, oneOf, postgresUrl, text } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

const BINARIES = oneOf('auto', 'system', 'embedded');

/** Where PostgreSQL is, or which one to start. */
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
        "Binaries of the hub's own PostgreSQL: the system's, those from npm, or the first found in this order.",
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
    poolSize: read(
      setting(
        'RIVERGATE_POOL_SIZE',
        integerBetween(1, 1000),
        'Connections a process holds to PostgreSQL at most.',
      ),
      10,
    ),
  };
}

function passwordSettings({ readOptional }: SettingReader) {
  const loginPassword = setting(
    'RIVERGATE_LOGIN_PASSWORD',
    text('password'),
    'Password of all logins that `logins` creates; a random one for each unless given.',
  );
  const passwordFile = setting(
    'RIVERGATE_DATABASE_PASSWORD_FILE',
    text('file'),
    'File with the password for DATABASE_URL, where that names none.',
  );
  const password = setting(
    'RIVERGATE_DATABASE_PASSWORD',
    text('password'),
    'Password that `keys --passwords` gives the owner of the database the first time; random unless given.',
  );
  return {
    databasePasswordFile: readOptional(passwordFile),
    databasePassword: readOptional({ ...password, isSecret: true }),
    loginPassword: readOptional({ ...loginPassword, isSecret: true }),
  };
}
