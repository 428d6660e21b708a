import { TestBed } from '@angular/core/testing';
import type { VoiceToken } from '@baton/shared-types';
import { adasLeg, callId } from '../../testing/a-call';
import { FakeSdkCall, FakeSdkDevice } from '../../testing/fake-voice-sdk';
import { type DeviceClass, LOAD_VOICE_SDK } from './voice-sdk';
import { VoiceDevice } from './voice-device';

const token = (more: Partial<VoiceToken> = {}): VoiceToken => ({
  token: 'a-voice-token',
  identity: 'agent1',
  expiresAt: '2026-11-22T10:00:00.000Z',
  simulatorSignalling: null,
  ...more,
});
const ours = { callId, legId: adasLeg, purpose: 'offer' };

const nativeSocket = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
let socketWhenLoaded: unknown;

function aTelephone(isLoadable = true): VoiceDevice {
  TestBed.configureTestingModule({
    providers: [
      {
        provide: LOAD_VOICE_SDK,
        useValue: () => {
          socketWhenLoaded = globalThis.WebSocket;
          if (!isLoadable) return Promise.reject(new TypeError('Failed to fetch'));
          return Promise.resolve(FakeSdkDevice as unknown as DeviceClass);
        },
      },
    ],
  });
  return TestBed.inject(VoiceDevice);
}

async function connected(): Promise<{ telephone: VoiceDevice; device: FakeSdkDevice }> {
  const telephone = aTelephone();
  await telephone.connect(token());
  return { telephone, device: FakeSdkDevice.last };
}

async function ringing() {
  const { telephone, device } = await connected();
  const call = new FakeSdkCall(ours);
  device.emit('incoming', call);
  return { telephone, device, call };
}

afterEach(() => {
  if (nativeSocket) Object.defineProperty(globalThis, 'WebSocket', nativeSocket);
});

describe('while the telephone connects', () => {
  it.each([
    [false, 'insecure-page'],
    [true, 'unsupported-browser'],
  ] as const)(
    'says what this page lacks, where isSecureContext is %s',
    async (isSecureContext, fault) => {
      Object.defineProperty(window, 'isSecureContext', {
        value: isSecureContext,
        configurable: true,
      });
      jest.replaceProperty(FakeSdkDevice, 'isSupported', false as never);
      const telephone = aTelephone();

      await telephone.connect(token());

      expect([telephone.fault(), telephone.registration()]).toEqual([fault, 'off']);
    },
  );

  it('asks to reload the page when the SDK cannot be fetched', async () => {
    const telephone = aTelephone(false);

    await telephone.connect(token());

    expect([telephone.fault(), telephone.registration()]).toEqual(['other', 'off']);
  });

  it('gives the SDK all fifteen sounds, from this site', async () => {
    await connected();

    const sounds = Object.values(FakeSdkDevice.last.options.sounds ?? {});
    expect(sounds).toHaveLength(15);
    expect(sounds.every((sound) => sound.startsWith('sounds/'))).toBe(true);
  });

  it('leaves Twilio its own address and its insights', async () => {
    await connected();

    expect(FakeSdkDevice.last.options).not.toHaveProperty('chunderw');
    expect(FakeSdkDevice.last.options).not.toHaveProperty('publishEvents');
  });

  it('reaches the simulator without a certificate, and reports nothing to Twilio', async () => {
    const before = globalThis.WebSocket;
    await aTelephone().connect(token({ simulatorSignalling: 'localhost:3010' }));

    expect(FakeSdkDevice.last.options).toMatchObject({
      chunderw: 'localhost:3010',
      publishEvents: false,
    });
    expect(socketWhenLoaded).not.toBe(before);
  });

  it('protects a call against the closing of the tab', async () => {
    await connected();

    expect(FakeSdkDevice.last.options.closeProtection).toBe(true);
  });

  it('says when calls can ring, and when they cannot', async () => {
    const { telephone, device } = await connected();
    device.emit('registered');
    expect(telephone.registration()).toBe('registered');

    device.emit('unregistered');
    expect(telephone.registration()).toBe('reconnecting');
  });

  it('asks for a token when the SDK says that the old one ends', async () => {
    const { telephone, device } = await connected();
    device.emit('tokenWillExpire');

    expect(telephone.tokenWanted()).toBe(1);
  });

  it('asks for a token when the old one was refused', async () => {
    const { telephone, device } = await connected();
    device.emit('error', { code: 20104 });

    expect(telephone.tokenWanted()).toBe(1);
    expect(telephone.fault()).toBe('token-refused');
  });
});

describe('while the telephone rings', () => {
  it('knows which leg of which call it is', async () => {
    const { telephone } = await ringing();

    expect(telephone.ring()).toMatchObject(ours);
  });

  it('ignores a call to this identity that the desk did not place', async () => {
    const { telephone, device } = await connected();
    const call = new FakeSdkCall({});
    device.emit('incoming', call);

    expect(telephone.ring()).toBeNull();
    expect(call.done).toEqual(['ignore']);
  });

  it('accepts, and talks once the sound is there', async () => {
    const { telephone, call } = await ringing();
    telephone.accept();
    expect(telephone.line()).toMatchObject({ legId: adasLeg, status: 'connecting' });

    call.emit('accept', call);
    expect(telephone.line()).toMatchObject({ status: 'open' });
    expect(call.done).toEqual(['accept']);
  });

  it('declines', async () => {
    const { telephone, call } = await ringing();
    telephone.decline();

    expect(call.done).toEqual(['reject']);
    expect(telephone.ring()).toBeNull();
    expect(telephone.ringOver()?.because).toBe('declined');
  });

  it('stops when the caller hangs up or another tab answers', async () => {
    const { telephone, call } = await ringing();
    call.emit('cancel');

    expect(telephone.ring()).toBeNull();
    expect(telephone.ringOver()?.because).toBe('withdrawn');
  });
});

describe('while the telephone talks', () => {
  async function talking() {
    const opened = await ringing();
    opened.telephone.accept();
    opened.call.emit('accept', opened.call);
    return opened;
  }

  it('mutes and unmutes', async () => {
    const { telephone } = await talking();
    telephone.toggleMute();
    expect(telephone.line()?.isMuted).toBe(true);

    telephone.toggleMute();
    expect(telephone.line()?.isMuted).toBe(false);
  });

  it('keeps the line while the sound reconnects', async () => {
    const { telephone, call } = await talking();
    call.emit('reconnecting', { code: 53405 });
    expect(telephone.line()?.status).toBe('reconnecting');

    call.emit('reconnected');
    expect(telephone.line()?.status).toBe('open');
  });

  it('has no line any more when the call is over', async () => {
    const { telephone, call } = await talking();
    call.emit('disconnect', call);

    expect(telephone.line()).toBeNull();
  });

  it('says in our words why the microphone could not be opened', async () => {
    const { telephone, call } = await talking();
    call.emit('error', { code: 31401 });

    expect(telephone.fault()).toBe('microphone-denied');
  });

  it('shows how loud the agent speaks', async () => {
    const { telephone, call } = await talking();
    call.emit('volume', 0.4, 0.2);

    expect(telephone.inputLevel()).toBe(0.4);
  });
});
