import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { CarrierByAddress } from '../access/access';
import { idSchema } from '../../http/call-id';
import { Sounds } from '../../desk/sound/sounds';
import { leadIn } from './lead-in';

const count = z.coerce.number('must be a number.').int().nonnegative().max(1_000_000);

/**
 * The sound that begins each part of what customers hear. No document says whether it has arrived;
 * that this is fetched does. The carrier is not said to sign requests for sounds, so the address
 * itself says that we made it.
 */
@CarrierByAddress()
@Controller('conference')
export class HeardController {
  constructor(private readonly sounds: Sounds) {}

  @Get('heard/lead-in.wav')
  @Header('Content-Type', 'audio/wav')
  // https://help.twilio.com/articles/223180508
  @Header('Cache-Control', 'no-store')
  async begins(
    @Query('callId', { schema: idSchema }) callId: string,
    @Query('order', { schema: count }) order: number,
    @Query('part', { schema: count }) part: number,
    @Query('lasts', { schema: count }) seconds: number,
  ): Promise<StreamableFile> {
    await this.sounds.noteBegun({ callId, order, part, seconds });
    return new StreamableFile(leadIn, { type: 'audio/wav' });
  }
}
