import { signOfLifeSchema } from '@baton/shared-types';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Carrier } from '../access/access';
import { idSchema } from '../../http/call-id';
import { Clock } from '../../desk/store/clock';
import { Heartbeats } from './heartbeats';
import { SignBrake } from './sign-brake';

/**
 * What a page says over its leg:
 * https://www.twilio.com/docs/voice/api/userdefinedmessagesubscription-resource
 */
const userMessageSchema = z
  .object({ Content: z.string().max(10_000).default('') })
  .transform(({ Content }) => signOfLifeSchema.safeParse(asJson(Content)).data ?? null);
type UserMessage = z.output<typeof userMessageSchema>;

/**
 * The second way on which a page shows that it lives: the carrier posts what it says over its leg.
 */
@Carrier()
@Controller('voice')
export class SignsOfLifeController {
  private readonly brake: SignBrake;

  constructor(
    private readonly heartbeats: Heartbeats,
    clock: Clock,
  ) {
    this.brake = new SignBrake(clock);
  }

  @Post('calls/:callId/legs/:legId/alive')
  @HttpCode(204)
  async alive(
    @Param('callId', { schema: idSchema }) callId: string,
    @Param('legId', { schema: idSchema }) legId: string,
    @Body({ schema: userMessageSchema }) sign: UserMessage,
  ): Promise<void> {
    // Unknown messages from newer pages are not an error.
    if (!sign || !this.brake.letsThrough(legId, sign)) return;
    await this.heartbeats.noteOverLeg({ callId, legId }, sign);
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Expected: a message from a foreign page is not JSON.
    return null;
  }
}
