import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request } from 'express';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { isSigned, readForm, storable } from './signed-form';
import { wrongSignature } from './wrong-signature';

/** Lets in only what the carrier has signed, in demo mode too, and hands the form on, less what no database keeps. */
@Injectable()
export class TwilioSignatureGuard implements CanActivate {
  private readonly logger = new Logger(TwilioSignatureGuard.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const form = readForm(typeof request.body === 'string' ? request.body : '');
    const isCarriers =
      form !== null &&
      isSigned(request, form, {
        publicBaseUrl: this.environment.PUBLIC_BASE_URL,
        authToken: this.environment.TWILIO_AUTH_TOKEN,
      });
    if (!isCarriers) {
      this.logger.warn({ path: request.path, from: request.ip }, 'webhook with a wrong signature');
      throw wrongSignature();
    }
    request.body = storable(form);
    return true;
  }
}
