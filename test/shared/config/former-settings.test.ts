import { formerSettingWarnings } from '../../../shared/config/former-settings';
import { readSettings } from '../../../shared/config/settings';

const FORMER = { RIVERGATE_DIRECTORY_PUBLIC_KEYS: 'former.pub' };
const TODAY = { RIVERGATE_EXCHANGE_PUBLIC_KEYS: 'today.pub' };

test('a setting counts by its former name too, with a warning that says the name of today', () => {
  expect(readSettings(FORMER).exchangePublicKeyFiles).toEqual(['former.pub']);
  expect(formerSettingWarnings(FORMER)).toEqual([
    'RIVERGATE_DIRECTORY_PUBLIC_KEYS is called RIVERGATE_EXCHANGE_PUBLIC_KEYS now. Rename it: the next version will refuse the old name.',
  ]);
});

test('the name of today counts where both are given', () => {
  const both = { ...FORMER, ...TODAY };
  expect(readSettings(both).exchangePublicKeyFiles).toEqual(['today.pub']);
  expect(formerSettingWarnings(both)).toEqual([
    'RIVERGATE_DIRECTORY_PUBLIC_KEYS is called RIVERGATE_EXCHANGE_PUBLIC_KEYS now, and both are given: the old one is ignored. Unset it.',
  ]);
});

test('names of today warn of nothing', () => {
  expect(formerSettingWarnings(TODAY)).toEqual([]);
});
