import { readSettings } from './settings';
import { simulatorOptions } from './simulator-options';

const VOICE_URL = 'http://localhost:3000/voice';

describe('the settings', () => {
  it('need only the webhook of the number', () => {
    expect(readSettings({ VOICE_URL })).toMatchObject({
      PORT: 3010,
      TWILIO_NUMBER: '+12025550100',
    });
  });

  it('name what is missing', () => {
    expect(() => readSettings({})).toThrow(
      'VOICE_URL is missing: set it to the address of your voice webhook',
    );
  });

  it.each([
    ['PORT', '99999', /^PORT /],
    ['VOICE_URL', 'ftp://here', 'VOICE_URL must be an http or https address'],
    ['TWILIO_NUMBER', '0123', 'TWILIO_NUMBER must be a number in international form'],
    ['TWILIO_ACCOUNT_SID', 'AC1', 'TWILIO_ACCOUNT_SID must be AC and 32 letters or digits'],
    ['ANNOUNCED_ADDRESS', 'here', 'ANNOUNCED_ADDRESS must be an IP address'],
    ['UDP_PORT_RANGE', '40000', 'UDP_PORT_RANGE must be a range of ports such as 40000-40100'],
    ['UDP_PORT_RANGE', '5000-4000', 'UDP_PORT_RANGE must be a range between 1024 and 65535'],
  ])('say that %s cannot be %s', (name, value, complaint) => {
    expect(() => readSettings({ VOICE_URL, [name]: value })).toThrow(complaint);
  });

  it('treat an empty value as missing, as Compose files write it', () => {
    expect(readSettings({ VOICE_URL, UDP_PORT_RANGE: '', PORT: '' })).toMatchObject({ PORT: 3010 });
  });

  it('read a range of UDP ports', () => {
    const { UDP_PORT_RANGE } = readSettings({ VOICE_URL, UDP_PORT_RANGE: '40000-40100' });
    expect(UDP_PORT_RANGE).toEqual({ min: 40_000, max: 40_100 });
  });

  it('give the number and the application the same webhooks', () => {
    const settings = readSettings({ VOICE_URL, STATUS_CALLBACK_URL: `${VOICE_URL}/status` });
    const voice = { voiceUrl: VOICE_URL, statusCallback: `${VOICE_URL}/status` };
    expect(simulatorOptions(settings)).toMatchObject({
      numbers: [{ phoneNumber: '+12025550100', ...voice }],
      applications: [voice],
    });
  });

  it('let the simulator itself serve the document for when the webhook fails', () => {
    const settings = readSettings({ VOICE_URL, FALLBACK_TWIML: '<Response/>' });
    const { numbers, twimlBins } = simulatorOptions(settings);
    expect(twimlBins).toMatchObject([{ twiml: '<Response/>' }]);
    expect(numbers[0]?.voiceFallbackUrl).toBe(
      `https://handler.twilio.com/twiml/${twimlBins?.[0]?.sid ?? ''}`,
    );
  });
});
