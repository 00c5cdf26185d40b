import { readSettings } from '../../shared/config/settings';
import { VARIANTS } from './peers';

test.each(VARIANTS)('%s is a setting that differs from its default', (variant) => {
  const [name = '', value = ''] = variant.split('=');
  expect(readSettings({ [name]: value })).not.toEqual(readSettings({}));
});
