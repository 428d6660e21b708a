import { Body, Controller, HttpCode, Post, UseFilters } from '@nestjs/common';
import { Carrier } from '../auth/access';
import { InboundCalls } from '../calls/inbound-calls';
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
   * The number's fallback address leads here as well: whoever was asked first may have died before the answer, about a
   * new call or about one that has come to its menu or to its end. What has been stored by then is not stored twice.
   */
  @Post(['connect/client', 'fallback'])
  @HttpCode(200)
  @Document()
  async receive(@Body({ schema: inboundCallSchema }) customer: InboundCall): Promise<string> {
    return this.documents.whereCustomerIs(await this.inbound.receive(customer));
  }
}
