import { customerEntersRoom, farewell } from '@baton/twiml';
import { Body, Controller, HttpCode, Post, UseFilters } from '@nestjs/common';
import { Carrier } from '../auth/access';
import { InboundCalls } from '../calls/inbound-calls';
import { CarrierAddresses } from '../telephony/carrier-addresses';
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
    private readonly addresses: CarrierAddresses,
  ) {}

  /**
   * The number's fallback address leads here as well: whoever was asked first may have died before the answer.
   * What has been stored by then is not stored twice.
   */
  @Post(['connect/client', 'fallback'])
  @HttpCode(200)
  @Document()
  async receive(@Body({ schema: inboundCallSchema }) customer: InboundCall): Promise<string> {
    const call = await this.inbound.receive(customer);
    // The carrier comes here once more when the last document of a call got lost on its way.
    if (call.state === 'ended') return farewell();
    return customerEntersRoom({
      room: this.addresses.room(call),
      wait: this.addresses.wait(call.id),
      after: this.addresses.after(call),
    });
  }
}
