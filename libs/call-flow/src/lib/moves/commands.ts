/* What can be asked of the carrier. */

import type { PartyLeg } from '../call';
import type { AgentId, LegId } from '../ids';
import type { Command, HoldAudio } from '../decision';
export const findAgent: Command = { type: 'find_agent' };
export const resumeCustomer: Command = { type: 'resume_customer' };
export const placeCustomer: Command = { type: 'place_customer' };
export const endConversation: Command = { type: 'end_conversation' };
export const recall = (agent: AgentId): Command => ({ type: 'recall', agent });
export const ring = (leg: PartyLeg): Command => ({ type: 'ring', leg });
export const place = (leg: PartyLeg): Command => ({ type: 'place_leg', leg });
export const release = ({ leg }: { readonly leg: LegId }): Command => ({ type: 'release', leg });
export const holdCustomer = (audio: HoldAudio): Command => ({ type: 'hold_customer', audio });
