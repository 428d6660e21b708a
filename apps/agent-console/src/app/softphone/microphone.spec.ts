import { TestBed } from '@angular/core/testing';
import { Microphone } from './microphone';
import { microphoneTrouble } from './telephone-words';

/** Makes a browser of this one that has, or has not, these things. */
function browserWith(has: { isSecure: boolean; devices: boolean; audio: boolean }): Microphone {
  define(window, 'isSecureContext', has.isSecure);
  define(window.navigator, 'mediaDevices', has.devices ? fakeDevices() : undefined);
  define(globalThis, 'AudioContext', has.audio ? jest.fn() : undefined);
  return TestBed.inject(Microphone);
}
const define = (on: object, name: string, value: unknown) =>
  void Object.defineProperty(on, name, { value, configurable: true });
const fakeDevices = () => ({
  addEventListener: () => undefined,
  enumerateDevices: () => Promise.resolve([]),
  getUserMedia: () => Promise.reject(new DOMException('No device', 'NotFoundError')),
});

/* Real: the microphone service. Not real: what the browser gives a page. */
describe('a browser that gives a page no microphone', () => {
  it('is told of the address, when the page came over plain http', async () => {
    const microphone = browserWith({ isSecure: false, devices: false, audio: true });

    expect(microphone.status()).toBe('insecure-page');
    expect(microphoneTrouble(microphone.status())).toMatch(/not secure.*https address.*localhost/);
    expect(await microphone.prepare()).toBe(false);
    expect(microphone.status()).toBe('insecure-page');
  });

  it.each([
    ['no media devices', { devices: false, audio: true }],
    ['no audio context', { devices: true, audio: false }],
  ])('is told to be another browser, when it has %s', async (_what, lacks) => {
    const microphone = browserWith({ isSecure: true, ...lacks });

    expect(microphoneTrouble(microphone.status())).toMatch(/Use a current version of Chrome/);
    await microphone.startCheck();
    expect(microphone.isChecking()).toBe(false);
    expect(microphone.status()).toBe('unsupported-browser');
  });

  it('is told to plug one in only when it could use one', async () => {
    const microphone = browserWith({ isSecure: true, devices: true, audio: true });

    expect(await microphone.prepare()).toBe(false);

    expect(microphoneTrouble(microphone.status())).toMatch(/Plug in a headset/);
  });
});
