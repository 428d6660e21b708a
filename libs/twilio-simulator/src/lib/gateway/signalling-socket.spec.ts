import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { SignallingSocket } from './signalling-socket';

/** A WebSocket that is always open and goes nowhere. */
class IdleSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly sent: string[] = [];

  send(frame: string): void {
    this.sent.push(frame);
  }

  terminate(): void {
    this.emit('close');
  }
}

describe('a signalling connection', () => {
  let socket: IdleSocket;
  let closed: jest.Mock;
  let connection: SignallingSocket;
  beforeEach(() => {
    jest.useFakeTimers();
    socket = new IdleSocket();
    closed = jest.fn();
    const events = { message: () => undefined, closed };
    connection = new SignallingSocket(socket as unknown as WebSocket, events);
  });
  afterEach(() => {
    socket.terminate();
    jest.useRealTimers();
  });

  it('gives a sign of life more often than every 15 seconds, after which the SDK takes it for dead', () => {
    jest.advanceTimersByTime(14_000);
    expect(socket.sent).toEqual(['\n']);
  });

  it('stays while the client answers, even if it says nothing else', () => {
    for (let i = 0; i < 10; i++) {
      jest.advanceTimersByTime(10_000);
      socket.emit('message', Buffer.from('\n'));
    }
    expect(closed).not.toHaveBeenCalled();
  });

  it('is given up when the client does not answer any more', () => {
    jest.advanceTimersByTime(24_000);
    expect(closed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2_000);
    expect(closed).toHaveBeenCalled();
  });

  it('is noticed as gone when its network was cut off, but not before', () => {
    connection.cutOff();
    for (let i = 0; i < 5; i++) {
      socket.emit('message', Buffer.from('\n'));
      jest.advanceTimersByTime(4_000);
    }
    expect(closed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(6_000);
    expect(closed).toHaveBeenCalled();
    expect(socket.sent).toEqual([]);
  });
});
