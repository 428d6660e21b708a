import { type DeskView, deskViewSchema } from '@baton/shared-types';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Describes } from '../../http/describes';
import { Returns } from '../../http/returns';
import { Public } from '../access/access';
import { SignIn } from './sign-in';

/** What the sign-in page shows before anybody has signed in. */
@ApiTags('session')
@Controller('api/desk')
export class DeskController {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly signIn: SignIn,
  ) {}

  @Public()
  @Describes({
    summary: 'Describe the desk',
    description: 'What the sign-in page shows, and what calls can have come to. Anybody may ask.',
  })
  @Get()
  @Returns(200, deskViewSchema)
  async view(): Promise<DeskView> {
    return {
      number: this.environment.TWILIO_NUMBER,
      demoAgents: await this.signIn.choices(),
      asksPassword: this.signIn.asksPassword,
      dispositions: this.environment.DISPOSITIONS,
      handsetUrl: this.environment.SIMULATOR_HANDSET_URL ?? null,
    };
  }
}
