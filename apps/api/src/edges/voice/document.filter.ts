import { agentHoldsOn, agentIsNotNeeded, customerIsParked } from '@baton/twiml';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter, toProblem } from '../../http/problem.filter';
import { Clock } from '../../desk/store/clock';
import { CarrierAddresses } from '../../desk/carrier/carrier-addresses';

/**
 * For so long an agent who has answered is kept on the line, in ms; the customer's music plays
 * meanwhile.
 */
const agentKeptMs = 30_000;

/**
 * Keeps a caller on the line when the desk is in trouble, and makes the carrier ask again. After a
 * 500 the carrier would play its own error message and hang up.
 * https://www.twilio.com/docs/api/errors/11200
 */
@Catch()
export class DocumentFilter implements ExceptionFilter {
  private readonly logger = new Logger(DocumentFilter.name);
  private readonly problems = new ProblemFilter();

  constructor(
    private readonly addresses: CarrierAddresses,
    private readonly clock: Clock,
  ) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    if (toProblem(exception).status < 500) {
      this.problems.catch(exception, host);
      return;
    }
    this.logger.error({ err: exception }, 'caller parked, because the desk is out of order');
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const isForAgent = request.params['agentId'] !== undefined;
    const document = isForAgent
      ? this.forAgent(request)
      : customerIsParked({ music: this.addresses.shortMusic, again: this.addresses.of(request) });
    http.getResponse<Response>().status(200).type('text/xml').send(document);
  }

  /**
   * The address itself remembers since when they wait: nothing else can, and another process may be
   * asked next.
   */
  private forAgent(request: Request): string {
    const now = this.clock.now().getTime();
    const again = new URL(this.addresses.of(request));
    const since = Number(again.searchParams.get('since') ?? now);
    if (!(now - since < agentKeptMs)) return agentIsNotNeeded('out-of-order');
    again.searchParams.set('since', `${since}`);
    return agentHoldsOn({ again: again.href });
  }
}
