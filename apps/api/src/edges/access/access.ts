import { applyDecorators, SetMetadata, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SealedAddressGuard } from './sealed-address.guard';
import { TwilioSignatureGuard } from './twilio-signature.guard';
import { ServingCallsInterceptor } from './serving-calls.interceptor';

/** Who, other than a signed-in agent, may call a route. */
export type Access = 'public' | 'carrier';
export const accessKey = 'baton:access';

/** Anybody may call this. Without it, or one of those below, only a signed-in agent may. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);

/** Only the carrier may call this: the request must bear its signature. */
export const Carrier = () => forCarrier(TwilioSignatureGuard);

/**
 * Only the carrier may call this: the address must be one that the desk has made for it, since it
 * does not sign the request.
 */
export const CarrierByAddress = () => forCarrier(SealedAddressGuard);

function forCarrier(guard: typeof TwilioSignatureGuard | typeof SealedAddressGuard) {
  return applyDecorators(
    SetMetadata(accessKey, 'carrier' satisfies Access),
    UseGuards(guard),
    UseInterceptors(ServingCallsInterceptor),
    ApiExcludeController(),
  );
}
