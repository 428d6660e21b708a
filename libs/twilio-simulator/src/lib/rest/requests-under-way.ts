import type { RequestHandler, Response } from 'express';
import type { Activity } from '../kernel/activity';

/** The REST requests under way: how many there are, and which of them a test waits for. */
export class RequestsUnderWay {
  /** How many there are at this moment, also those that time must pass for. */
  atOnce = 0;
  private readonly ends = new WeakMap<Response, () => void>();

  constructor(private readonly activity: Activity) {}

  /** Counts every request from its arrival until its connection is done with it. */
  readonly count: RequestHandler = (_request, response, next) => {
    this.atOnce += 1;
    this.resume(response);
    response.once('close', () => {
      this.atOnce -= 1;
      this.pause(response);
    });
    next();
  };

  pause(response: Response): void {
    this.ends.get(response)?.();
  }

  resume(response: Response): void {
    this.ends.set(response, this.activity.begin());
  }
}
