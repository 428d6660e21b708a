import nodeCrypto from 'node:crypto';
import type { Dice } from './dice';
import type { VirtualTime } from './virtual-time';

/**
 * Replaces the process's time and random numbers by virtual time and seeded chance, for code that
 * takes no clock. The carrier's SDK waits before it asks again, and ids are random. Returns how to
 * take them away again.
 */
export function takeOverGlobals(time: VirtualTime, dice: Dice): () => void {
  const undo: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(owner: T, key: K, value: T[K]) => {
    const original = owner[key];
    owner[key] = value;
    undo.push(() => {
      owner[key] = original;
    });
  };
  const RealDate = Date;

  replace(
    globalThis,
    'Date',
    new Proxy(RealDate, {
      construct: (target, given: unknown[]) =>
        given.length === 0 ? new target(time.now()) : (Reflect.construct(target, given) as Date),
      get: (target, key, receiver) =>
        key === 'now' ? () => time.now() : (Reflect.get(target, key, receiver) as unknown),
    }),
  );
  replace(globalThis, 'setTimeout', setTimer(time) as unknown as typeof setTimeout);
  replace(globalThis, 'clearTimeout', clearTimer as typeof clearTimeout);
  replace(AbortSignal, 'timeout', (ms: number) => {
    const controller = new AbortController();
    time.after(ms, () => controller.abort(tooLate));
    return controller.signal;
  });
  replace(Math, 'random', () => dice.next('Math.random'));
  replace(nodeCrypto, 'randomUUID', () => uuidFrom(bytesFrom(dice, 16)));
  replace(nodeCrypto, 'randomBytes', ((size: number) =>
    bytesFrom(dice, size)) as typeof nodeCrypto.randomBytes);
  return () => undo.reverse().forEach((restore) => restore());
}

/** One for all: making one costs more than most steps. */
const tooLate = new DOMException('too late', 'TimeoutError');

/** What `setTimeout` answers, as far as anybody here looks at it. */
interface VirtualTimer {
  readonly cancel: () => void;
  unref(): VirtualTimer;
  ref(): VirtualTimer;
}

const setTimer =
  (time: VirtualTime) =>
  (callback: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): VirtualTimer => {
    const timer: VirtualTimer = {
      cancel: time.after(ms, () => callback(...values)),
      unref: () => timer,
      ref: () => timer,
    };
    return timer;
  };

function clearTimer(timer: unknown): void {
  if (timer && typeof timer === 'object' && 'cancel' in timer) (timer as VirtualTimer).cancel();
}

/** Bytes that follow from the seed. */
export function bytesFrom(dice: Dice, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 4) {
    const number = dice.next('bytes') * 0x1_0000_0000;
    for (let offset = 0; offset < 4 && at + offset < size; offset += 1) {
      bytes[at + offset] = (number >>> (8 * offset)) & 0xff;
    }
  }
  return bytes;
}

/** A version 4 UUID. */
export function uuidFrom(bytes: Buffer): `${string}-${string}-${string}-${string}-${string}` {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
