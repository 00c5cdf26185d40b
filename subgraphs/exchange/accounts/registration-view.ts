import type { RegistrationRow } from './members/member-row';
import type { Registration } from './registration.type';

/** How a member was registered, as the graph shows it. */
export function registrationView(row: RegistrationRow): Registration {
  const { confirmedBy1, confirmedBy2, ...rest } = row;
  const confirmedBy = [confirmedBy1, confirmedBy2].filter((steward) => steward !== null);
  return { ...rest, confirmedBy };
}
