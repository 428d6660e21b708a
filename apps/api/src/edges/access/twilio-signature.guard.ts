import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request } from 'express';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { isSigned, readForm, type SignedForm, storable } from './signed-form';
import { isJson, readSignedJson } from './signed-json';
import { wrongSignature } from './wrong-signature';

/**
 * Lets in only what the carrier has signed, in demo mode too, and hands the form on, less what no
 * database keeps.
 */
@Injectable()
export class TwilioSignatureGuard implements CanActivate {
  private readonly logger = new Logger(TwilioSignatureGuard.name);

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const form = this.signedForm(request, typeof request.body === 'string' ? request.body : '');
    if (!form) {
      this.logger.warn({ path: request.path, from: request.ip }, 'webhook with a wrong signature');
      throw wrongSignature();
    }
    request.body = storable(form);
    return true;
  }

  /** What the carrier has posted and signed; null for what it has not. */
  private signedForm(request: Request, body: string): SignedForm | null {
    const ours = {
      publicBaseUrl: this.environment.PUBLIC_BASE_URL,
      authToken: this.environment.TWILIO_AUTH_TOKEN,
    };
    if (isJson(request)) return isSigned(request, {}, ours) ? readSignedJson(request, body) : null;
    const form = readForm(body);
    return form && isSigned(request, form, ours) ? form : null;
  }
}
