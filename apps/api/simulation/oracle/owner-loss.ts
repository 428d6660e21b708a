import { type Party, partyOf } from '@baton/call-flow';
import type { CarrierTruth } from '@baton/twilio-simulator';
import type { CallRow } from '../../src/desk/store/rows';

/**
 * Where the desk has chosen that a call ends with the loss of its owner: remembers who that is.
 * Whether they are lost is judged by the carrier; the loss of anybody else still ends nothing.
 */
export class OwnerLoss {
  private owner: Party | null = null;
  private agentLoss: CallRow['agentLoss'] = 'recover';

  note(call: CallRow | undefined): void {
    if (!call) return;
    this.agentLoss = call.agentLoss;
    if (call.ownerAgentId !== null) this.owner = partyOf(call.ownerAgentId);
  }

  /**
   * Whether it is why a call has ended: no connection of its owner's is left that anybody hears.
   */
  explains(
    legs: readonly { readonly callSid: string }[],
    truth: CarrierTruth,
    isDeaf: (callSid: string) => boolean,
  ): boolean {
    if (this.agentLoss !== 'end-call' || this.owner === null) return false;
    const address = addressOf(this.owner);
    const calls = legs.flatMap(({ callSid }) => truth.call(callSid) ?? []);
    const owners = calls.filter(({ to, answeredAt }) => to.startsWith(address) && answeredAt);
    return owners.length > 0 && owners.every(({ sid, isOver }) => isOver || isDeaf(sid));
  }
}

/** How the carrier names a party; somebody outside may own a call as well. */
function addressOf(party: Party): string {
  switch (party.kind) {
    case 'agent':
      return `client:${party.id}`;
    case 'outside':
      return party.number;
  }
}
