import type { Party } from '@baton/call-flow';
import { Body, Controller, HttpCode, Param, Post, Query, UseFilters } from '@nestjs/common';
import { z } from 'zod';
import { Carrier } from '../access/access';
import { idSchema } from '../../http/call-id';
import { DocumentFilter } from './document.filter';
import { Document } from './document';
import { CustomerDocuments } from './customer-documents';
import { RoomDocuments } from './room-documents';
import {
  partyInAddressSchema,
  type DocumentRequest,
  documentRequestSchema,
  entrySchema,
  roomNameSchema,
} from './voice.webhook';

const audioSchema = z.enum(['hold-music', 'reconnecting']).catch('hold-music');

/**
 * Which order to play to the customer a document is for, and from which of its parts on; older
 * addresses do not say.
 */
const orderSchema = z.coerce.number('must be a number.').int().nonnegative().optional();
const partSchema = z.coerce.number('must be a number.').int().nonnegative().default(0);

/** What those on the way into a room, and out of it, are told to hear. */
@Carrier()
@UseFilters(DocumentFilter)
@Controller('conference')
export class RoomController {
  constructor(
    private readonly documents: RoomDocuments,
    private readonly customers: CustomerDocuments,
  ) {}

  @Post('wait')
  @HttpCode(200)
  @Document()
  async wait(
    @Body({ schema: documentRequestSchema }) { sid }: DocumentRequest,
    @Query('order', { schema: orderSchema }) order: number | undefined,
    @Query('part', { schema: partSchema }) part: number,
  ): Promise<string> {
    return this.documents.whileWaiting(sid, { order, part });
  }

  @Post('hold')
  @HttpCode(200)
  @Document()
  async hold(
    @Query('audio', { schema: audioSchema }) audio: z.output<typeof audioSchema>,
    @Query('callId', { schema: idSchema }) callId: string,
    @Query('order', { schema: orderSchema.default(0) }) soundOrder: number,
    @Query('part', { schema: partSchema }) part: number,
  ): Promise<string> {
    return this.documents.whileHeld({ callId, soundOrder, part }, audio);
  }

  @Post(':conferenceId/connect/:agentId')
  @HttpCode(200)
  @Document()
  async agentAnswers(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
    @Param('agentId', { schema: partyInAddressSchema }) party: Party,
    @Query('leg', { schema: idSchema }) legId: string,
    @Body({ schema: documentRequestSchema }) { sid }: DocumentRequest,
  ): Promise<string> {
    return this.documents.whenPartyAnswers({ room, party, legId, sid });
  }

  @Post(':conferenceId/again')
  @HttpCode(200)
  @Document()
  async customerAsks(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
  ): Promise<string> {
    return this.customers.whenCustomerAsks(room);
  }

  @Post(':conferenceId/after')
  @HttpCode(200)
  @Document()
  async after(
    @Param('conferenceId', { schema: roomNameSchema }) room: string,
    @Query('entry', { schema: entrySchema }) entry: number | undefined,
    @Body({ schema: documentRequestSchema }) { isOver }: DocumentRequest,
  ): Promise<string> {
    return this.customers.afterRoom({ room, entry, hasHungUp: isOver });
  }
}
