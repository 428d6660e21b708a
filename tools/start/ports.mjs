import { isFree } from '../ports.mjs';

/** @import { Settings } from './settings.mjs' */

/**
 * Stops with the remedy when a port is taken, before anything is built or started.
 *
 * @param {Settings} settings
 */
export async function refuseTakenPorts({ port, simulatorPort, simulator }) {
  const wanted = [{ port, use: 'the desk', variable: 'PORT', example: 4000 }];
  if (simulator) {
    wanted.push({
      port: simulatorPort,
      use: 'the simulator',
      variable: 'SIMULATOR_PORT',
      example: 4010,
    });
  }

  const complaints = [];
  for (const each of wanted) {
    if (await isFree(each.port)) continue;
    complaints.push(
      `Port ${each.port}, for ${each.use}, is taken by another program. Choose another one: ${each.variable}=${each.example} npm start`,
    );
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
