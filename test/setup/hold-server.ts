import { once } from 'node:events';
import { openServer } from '../../shared/data/server/open-server';

/** A separate process that opens a server, prints its address, and closes it when stdin ends. */
async function hold(): Promise<void> {
  const [, , postgres, dataFolder = '', ending] = process.argv;
  if (postgres !== 'embedded' && postgres !== 'system') throw new TypeError('embedded or system');
  const server = await openServer({ postgres, dataFolder, isDurable: false });
  process.stdout.write(`${server.url}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
  if (ending === 'exit') process.exit(0);
  await server.close();
}

void hold();
