import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { messageOf } from '../../errors/message-of';
import { faultOf } from '../../errors/fault-of';
import { RiverGateError } from '../../errors/rivergate-error';

/**
 * Makes a folder unless it is there, and sees that we may read, write and enter it; throws
 * FOLDER_UNUSABLE (or DISK_FULL) with its name otherwise. A folder that cannot be read would look like
 * an empty one, and an empty database would be begun beside the data.
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
