/** Selects from the view: the database role that manages secrets cannot read their hashes. */
export function hasSecret(which: 'has_secret' | 'has_next_secret' | 'has_previous_secret'): string {
  return `exists (select from exchange.client_sign_in s where s.client_id = $1 and s.${which})`;
}
