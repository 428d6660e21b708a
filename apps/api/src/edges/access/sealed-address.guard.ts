import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { AddressSeal } from '../../desk/carrier/address-seal';
import { wrongSignature } from './wrong-signature';

/** Lets in only those who ask for an address that the desk has made itself. */
@Injectable()
export class SealedAddressGuard implements CanActivate {
  private readonly seal: AddressSeal;

  constructor(@Inject(ENVIRONMENT) { TWILIO_AUTH_TOKEN }: Environment) {
    this.seal = new AddressSeal(TWILIO_AUTH_TOKEN);
  }

  canActivate(context: ExecutionContext): boolean {
    const { originalUrl } = context.switchToHttp().getRequest<Request>();
    if (!this.seal.isWhole(originalUrl)) throw wrongSignature();
    return true;
  }
}
