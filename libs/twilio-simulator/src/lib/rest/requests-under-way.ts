import type { RequestHandler, Response } from 'express';
import type { Activity } from '../kernel/activity';

/** The REST requests that a test waits for; one that time must pass for is none of them. */
export class RequestsUnderWay {
  private readonly ends = new WeakMap<Response, () => void>();

  constructor(private readonly activity: Activity) {}

  /** Counts every request from its arrival until its connection is done with it. */
  readonly count: RequestHandler = (_request, response, next) => {
    this.resume(response);
    response.once('close', () => this.pause(response));
    next();
  };

  pause(response: Response): void {
    this.ends.get(response)?.();
  }

  resume(response: Response): void {
    this.ends.set(response, this.activity.begin());
  }
}
