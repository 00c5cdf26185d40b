import type { Transaction } from '../../shared/data/database';
import type { ControlPlane } from '../../shared/server/control-plane';
import { ACCOUNTS } from './accounts/module';
import { CATALOGUE } from './catalogue/module';
import { REQUESTS } from './requests/module';

export const controlPlane: ControlPlane = {
  department: 'exchange',
  sharing: { ...CATALOGUE.state, seedDemo },
  accounts: { appoint: ACCOUNTS.appoint, demonstrate: ACCOUNTS.demonstrate },
  dataRequestFiles: REQUESTS.files,
  readmeTables: () => [
    {
      readme: 'subgraphs/exchange/requests/README.md',
      name: 'steps',
      text: REQUESTS.renderMachine(),
    },
  ],
};

/** Requests come after the classes that they are decided by; neither once real data have come in. */
async function seedDemo(transaction: Transaction, today: string): Promise<void> {
  if (await CATALOGUE.state.hasRealData(transaction)) return;
  await CATALOGUE.seedDemo(transaction, today);
  await REQUESTS.seedDemo(transaction, today);
}
