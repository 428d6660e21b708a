import {
  handset,
  startSimulator,
  switchboard,
  VoiceGateway,
  WebRtcMedia,
} from '@baton/twilio-simulator';
import { readSettings, type Settings } from './settings';
import { simulatorOptions } from './simulator-options';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const media = await WebRtcMedia.start({
    ...(settings.ANNOUNCED_ADDRESS && { announcedAddress: settings.ANNOUNCED_ADDRESS }),
    ...(settings.UDP_PORT_RANGE && { udpPorts: settings.UDP_PORT_RANGE }),
  });
  const gateway = new VoiceGateway(media);
  const simulator = await startSimulator({
    ...simulatorOptions(settings),
    media,
    attach: [gateway.attachment, handset({ dials: settings.TWILIO_NUMBER }), switchboard(gateway)],
  });
  say(welcome(settings));
  // The first caller must not wait for the synthesiser to start. If it cannot, the first `<Say>`
  // tells.
  void media.prepare({ kind: 'speech', text: 'Hello', language: null }).catch(() => undefined);

  const stop = async (): Promise<void> => {
    await simulator.close();
    await media.shutDown();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function welcome({ PORT, TWILIO_NUMBER, VOICE_URL }: Settings): string {
  const here = `http://localhost:${PORT}`;
  return [
    `Twilio, simulated: ${TWILIO_NUMBER} asks ${VOICE_URL}`,
    `  REST          ${here}`,
    `  Voice SDK     chunderw: 'localhost:${PORT}'`,
    `  A telephone   ${here}/`,
    `  One outside   ${here}/phone`,
    `  Switchboard   ${here}/switchboard`,
  ].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
