import { RiverGateError } from '../../shared/errors/rivergate-error';
import { textOption, type Command, type CommandCall } from './command';
import { migrateAll, withData } from './data/open-data';

/** `appoint`: the first persons of a hub. */
export const appointCommand: Command = {
  name: 'appoint',
  summary: 'Puts the first persons of a hub in office; afterwards stewards confirm by GraphQL.',
  positionals: '<department> <HANDLER|APPROVER|ADMINISTRATOR>',
  options: {
    name: { type: 'string', meaning: 'Name of the person' },
    document: {
      type: 'string',
      meaning: 'Number and title of the document that appoints the person',
    },
    json: { type: 'boolean', meaning: 'Answer as JSON: {account, halves, expiresAt}' },
  },
  run: async (call) => {
    const { settings, terminal, options } = call;
    const appointment = appointmentOf(call);
    await withData(settings, terminal.note, async (data) => {
      const { department, accounts } = data.controlPlane;
      await migrateAll(
        data,
        data.departments.filter(({ name }) => name === department),
      );
      const appointed = await data.database.asOwner(department, (transaction) =>
        accounts.appoint(transaction, appointment, new Date()),
      );
      const { account, halves, expiresAt } = appointed;
      if (options['json']) return terminal.say(JSON.stringify({ account, halves, expiresAt }));
      terminal.say(`Account:         ${account}`);
      terminal.say(`Enrolment code:  ${halves[0]}  (first half)`);
      terminal.say(`                 ${halves[1]}  (second half)`);
      terminal.say(`Good until:      ${expiresAt}`);
      terminal.note(
        'Shown once. Hand it over in person: at /enrol the person chooses a password and one-time codes. After it has expired, the same command makes another code.',
      );
    });
  },
};

function appointmentOf(call: CommandCall) {
  const [department, post, ...rest] = call.positionals;
  const [nameZh, document] = [textOption(call, 'name'), textOption(call, 'document')];
  if (!department || !post || rest.length > 0 || !nameZh || !document) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      'appoint requires a department, a role, the --name of the person and the --document that appoints the person.',
    );
  }
  return { department, post, nameZh, document };
}
