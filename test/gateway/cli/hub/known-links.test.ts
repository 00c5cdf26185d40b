import { requireKnownLinks } from '../../../../gateway/cli/hub/known-links';

const refused = (name: string) => {
  const links = new Map([[name, 'http://127.0.0.1:4101']]);
  return () => {
    requireKnownLinks({ links, gatewayKeyFile: undefined });
  };
};

test('nothing is required where every department runs here', () => {
  expect(() => {
    requireKnownLinks({ links: new Map(), gatewayKeyFile: undefined });
  }).not.toThrow();
});

test('a link to a department that is not there is refused, with those that are', () => {
  for (const name of ['watr', 'hub', 'constructor'])
    expect(refused(name)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          new RegExp(`no department is named "${name}"\\. The departments are .*water`),
        ) as string,
      }),
    );
});

test('a link to what was one department and is two now says which two', () => {
  expect(refused('directory')).toThrow(/"directory" was split into exchange and reference/);
});

test('a link to a department needs the key that signs requests', () => {
  expect(refused('water')).toThrow(/RIVERGATE_GATEWAY_KEY/);
});
