import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { TwilioSignatureGuard } from '../telephony/twilio-signature.guard';

/** Who, other than a signed-in agent, may call a route. */
export type Access = 'public' | 'carrier';
export const accessKey = 'baton:access';

/** Anybody may call this. Without it, or {@link Carrier}, only a signed-in agent may. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);

/** Only the carrier may call this: the request must bear its signature. */
export const Carrier = () =>
  applyDecorators(
    SetMetadata(accessKey, 'carrier' satisfies Access),
    UseGuards(TwilioSignatureGuard),
    ApiExcludeController(),
  );
