import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { messageOf } from '../../errors/message-of';
import { faultOf } from '../../errors/fault-of';
import { RiverGateError } from '../../errors/rivergate-error';

/**
 * Creates a folder if it does not exist, and checks that it can be read, written and entered;
 * otherwise throws FOLDER_UNUSABLE (or DISK_FULL) with its name. An unreadable folder would look
 * empty, and an empty database would be created next to the data.
 */
export async function requireUsableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new RiverGateError(
      faultOf(thrown).code,
      `The data folder ${folder} cannot be used: ${messageOf(thrown)}.`,
    );
  }
}
