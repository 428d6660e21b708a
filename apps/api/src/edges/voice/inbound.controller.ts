import { Body, Controller, HttpCode, Post, UseFilters } from '@nestjs/common';
import { Carrier } from '../access/access';
import { InboundCalls } from '../../desk/calls/inbound-calls';
import { CustomerDocuments } from './customer-documents';
import { DocumentFilter } from './document.filter';
import { Document } from './document';
import { type InboundCall, inboundCallSchema } from './voice.webhook';

/** Where the desk's telephone number leads. */
@Carrier()
@UseFilters(DocumentFilter)
@Controller('conference')
export class InboundController {
  constructor(
    private readonly inbound: InboundCalls,
    private readonly documents: CustomerDocuments,
  ) {}

  /**
   * The number's fallback document leads to the second address, from any step of a call: the
   * process that was asked may have died before the answer, or nobody was there. What has been
   * stored by then is not stored twice.
   */
  @Post(['connect/client', 'fallback'])
  @HttpCode(200)
  @Document()
  async receive(@Body({ schema: inboundCallSchema }) customer: InboundCall): Promise<string> {
    return this.documents.whenCustomerCalls(await this.inbound.receive(customer));
  }
}
