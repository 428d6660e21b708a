import { Global, Module } from '@nestjs/common';
import { CarrierAddresses } from '../../desk/carrier/carrier-addresses';
import { Telephony } from '../../desk/carrier/telephony';
import { TwilioTelephony } from './twilio-telephony';

/** The one place that talks to the carrier. */
@Global()
@Module({
  providers: [CarrierAddresses, { provide: Telephony, useClass: TwilioTelephony }],
  exports: [CarrierAddresses, Telephony],
})
export class TelephonyModule {}
