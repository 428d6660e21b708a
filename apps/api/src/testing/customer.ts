import type { CallStateName } from '@baton/call-flow';
import { type CallView, callViewSchema, type TransferMode } from '@baton/shared-types';
import type { CallRow } from '../desk/store/rows';
import type { Response } from 'supertest';
import type { Desk } from './desk';
import { aSid } from './sids';

/** One customer's call as the carrier reports it, with the agents who are rung for it. */
export class CustomerOnTheLine {
  readonly sid = aSid('CA');
  roomSid = aSid('CF');
  private sequence = 0;

  constructor(private readonly desk: Desk) {}

  async calls(form: Record<string, string> = {}): Promise<Response> {
    return this.desk.webhook('/conference/connect/client', {
      CallSid: this.sid,
      From: '+12025550123',
      To: '+12025550100',
      CallStatus: 'ringing',
      Direction: 'inbound',
      ...form,
    });
  }

  /** The row, as it is now. */
  async row(): Promise<CallRow> {
    const call = await this.desk.calls.findByCustomer(this.sid);
    if (!call) throw new Error('The desk does not know this customer.');
    return call;
  }

  async state(): Promise<CallStateName> {
    return (await this.row()).state;
  }

  async id(): Promise<string> {
    return (await this.row()).id;
  }

  /** The carrier asks for a document of this customer's. */
  async asks(path: string, form: Record<string, string> = {}): Promise<Response> {
    const from = { CallSid: this.sid, CallStatus: 'in-progress' };
    return this.desk.webhook(`/conference/${this.sid}/${path}`, { ...from, ...form });
  }

  /** They have waited for too long; answers with the menu. */
  async waitsUntilAsked(): Promise<string> {
    await this.desk.doJobsThatWait('wait_over');
    return (await this.asks('again')).text;
  }

  /** They press a key in the menu. */
  async presses(key: string): Promise<Response> {
    const { roomEntry } = await this.row();
    return this.asks(`choice?entry=${roomEntry}`, key ? { Digits: key } : {});
  }

  /** The agent's browser rings, they accept, and their connection joins the room. */
  async getsAnsweredBy(agentId: string): Promise<void> {
    await this.ringsAt(agentId);
    await this.connect(agentId);
    await this.joins(agentId);
    await this.desk.doJobs();
  }

  /** The agent's own browser says that it rings. */
  async ringsAt(agentId: string): Promise<void> {
    const { order } = this.desk.telephony.ringOf(agentId);
    await this.desk
      .as(agentId)
      .post(`/api/calls/${order.callId}/legs/${order.legId}/ringing`)
      .expect(204);
  }

  /** The carrier asks what an agent who has accepted is to hear. */
  async connect(agentId: string): Promise<Response> {
    const { order, sid } = this.desk.telephony.ringOf(agentId);
    return this.desk.webhook(`/conference/${order.room}/connect/${agentId}?leg=${order.legId}`, {
      CallSid: sid,
      CallStatus: 'in-progress',
      Direction: 'outbound-api',
    });
  }

  async joins(agentId: string): Promise<void> {
    const { order, sid } = this.desk.telephony.ringOf(agentId);
    await this.room('participant-join', { CallSid: sid, ParticipantLabel: order.legId });
  }

  async leaves(agentId: string): Promise<void> {
    const { order, sid } = this.desk.telephony.ringOf(agentId);
    await this.room('participant-leave', {
      CallSid: sid,
      ParticipantLabel: order.legId,
      ReasonParticipantLeft: 'participant_hung_up',
    });
    await this.desk.doJobs();
  }

  /** The agent's connection ends without having joined. */
  async ringEnds(agentId: string, status: 'busy' | 'no-answer' | 'failed' | 'canceled') {
    const { order, sid } = this.desk.telephony.ringOf(agentId);
    await this.desk.webhook(`/voice/calls/${order.callId}/legs/${order.legId}/status`, {
      CallSid: sid,
      CallStatus: status,
      SequenceNumber: '3',
    });
    await this.desk.doJobs();
  }

  /** The agent's connection is over, which the carrier reports by itself. */
  async connectionEnds(agentId: string): Promise<void> {
    const { order, sid } = this.desk.telephony.ringOf(agentId);
    await this.desk.webhook(`/voice/calls/${order.callId}/legs/${order.legId}/status`, {
      CallSid: sid,
      CallStatus: 'completed',
      SequenceNumber: '3',
    });
    await this.desk.doJobs();
  }

  /** The customer's room is gone, and the carrier has made another of the same name. */
  isInNewRoom(): void {
    this.roomSid = aSid('CF');
  }

  async hangsUp(): Promise<void> {
    await this.desk.webhook('/voice/status', {
      CallSid: this.sid,
      CallStatus: 'completed',
      SequenceNumber: '0',
    });
    await this.desk.doJobs();
  }

  /** The room reports something. */
  async room(event: string, form: Record<string, string> = {}): Promise<Response> {
    this.sequence += 1;
    return this.desk.webhook(`/voice/calls/${await this.id()}/conference`, {
      ConferenceSid: this.roomSid,
      FriendlyName: this.sid,
      StatusCallbackEvent: event,
      SequenceNumber: String(this.sequence),
      ...form,
    });
  }

  /** The carrier asks what the customer, out of the room, is to hear. */
  async after(status: 'in-progress' | 'completed'): Promise<Response> {
    return this.desk.webhook(`/conference/${this.sid}/after`, {
      CallSid: this.sid,
      CallStatus: status,
      DialCallStatus: 'answered',
    });
  }

  /** The owner consults a colleague, up to where both talk. */
  async getsConsulted(owner: string, target: string): Promise<CallView> {
    await this.startTransfer(owner, target, 'consult');
    await this.getsAnsweredBy(target);
    return this.viewOf(owner);
  }

  async startTransfer(owner: string, target: string, mode: TransferMode): Promise<void> {
    await this.desk
      .as(owner)
      .post(`/api/calls/${await this.id()}/transfers`, {
        mode,
        target: { kind: 'agent', id: target },
      })
      .expect(201);
    await this.desk.doJobs();
  }

  /** The agent's part of a transfer under way: completes, merges or cancels it. */
  async settleTransfer(agentId: string, how: 'complete' | 'cancel' | 'merge'): Promise<Response> {
    const { transfer } = await this.viewOf(agentId);
    const response = await this.desk
      .as(agentId)
      .post(`/api/calls/${await this.id()}/transfers/${transfer?.id}/${how}`);
    await this.desk.doJobs();
    return response;
  }

  async wish(agentId: string, wish: 'hold' | 'resume' | 'leave' | 'end'): Promise<Response> {
    const response = await this.desk.as(agentId).post(`/api/calls/${await this.id()}/${wish}`);
    await this.desk.doJobs();
    return response;
  }

  async viewOf(agentId: string): Promise<CallView> {
    const response = await this.desk
      .as(agentId)
      .get(`/api/calls/${await this.id()}`)
      .expect(200);
    return callViewSchema.parse(response.body);
  }
}
