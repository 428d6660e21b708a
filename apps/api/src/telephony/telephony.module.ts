import { Global, Module } from '@nestjs/common';
import { CarrierAddresses } from './carrier-addresses';
import { Telephony } from './telephony';
import { TwilioTelephony } from './twilio-telephony';

/** The one place that talks to the carrier. */
@Global()
@Module({
  providers: [CarrierAddresses, { provide: Telephony, useClass: TwilioTelephony }],
  exports: [CarrierAddresses, Telephony],
})
export class TelephonyModule {}
