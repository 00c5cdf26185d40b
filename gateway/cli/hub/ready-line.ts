/** What a hub says when it answers at an address. */
export function readyLine(url: string): string {
  return `RiverGate is ready: ${url}/ — ask at ${url}/graphql, state at ${url}/readyz`;
}

/** What a gateway alone says. */
export function gatewayReadyLine(url: string): string {
  return `RiverGate's gateway is ready: ask at ${url}/graphql, state at ${url}/readyz`;
}
