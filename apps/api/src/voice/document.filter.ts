import { agentIsNotNeeded, customerIsParked } from '@baton/twiml';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter, toProblem } from '../http/problem.filter';
import { CarrierAddresses } from '../telephony/carrier-addresses';

/**
 * Keeps a caller on the line when we are in trouble, and asks to be asked again: the carrier does not ask again after a 500, it
 * plays its own error message and hangs up. https://www.twilio.com/docs/api/errors/11200
 */
@Catch()
export class DocumentFilter implements ExceptionFilter {
  private readonly logger = new Logger(DocumentFilter.name);
  private readonly problems = new ProblemFilter();

  constructor(private readonly addresses: CarrierAddresses) {}

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
      ? agentIsNotNeeded('out-of-order')
      : customerIsParked({ music: this.addresses.shortMusic, again: this.addresses.of(request) });
    http.getResponse<Response>().status(200).type('text/xml').send(document);
  }
}
