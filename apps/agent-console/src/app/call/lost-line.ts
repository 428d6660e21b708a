import type { CallView } from '@baton/shared-types';
import type { Line, Telephone } from '../softphone/telephone';
import { myParty } from '../call-words/call-roles';
import { callWords } from '../call-words/call-words';
import type { CallWords } from '../call-words/headline';
import { partyName } from '../call-words/party-name';
import { lastLegHere } from '../call-state/last-leg';

/** What is known of this browser's part in a call. */
export interface LineSituation {
  readonly view: CallView;
  readonly agentId: string;
  readonly line: Line | null;
  /** The leg that this tab talked on last, also before a reload. */
  readonly lastLegHere: string | null;
  /** The leg that this page has answered, since it was loaded. */
  readonly answeredHere: string | null;
}

/** Puts together what this browser knows of its part in a call. */
export function lineSituation(
  view: CallView,
  agentId: string,
  telephone: Pick<Telephone, 'line' | 'ringOver'>,
): LineSituation {
  const ringOver = telephone.ringOver();
  return {
    view,
    agentId,
    line: telephone.line(),
    lastLegHere: lastLegHere()?.legId ?? null,
    answeredHere: ringOver?.because === 'accepted' ? ringOver.ring.legId : null,
  };
}

/** Whether a reload has cut a connection that the desk still counts on. */
export function isCutOff(situation: LineSituation): boolean {
  const { view, agentId, line } = situation;
  if (line?.callId === view.id) return false;
  const party = myParty(view, agentId);
  if (party?.status !== 'on-call' || party.legId !== situation.lastLegHere) return false;
  return party.legId !== situation.answeredHere;
}

/** Describes the call as the desk has it, or that this browser has been cut off from it. */
export function situationWords(situation: LineSituation): CallWords {
  const { view, agentId } = situation;
  if (!isCutOff(situation)) return callWords(view, agentId);
  const other = view.parties.find(
    ({ agent, status }) => agent.id !== agentId && status === 'on-call',
  );
  return {
    headline: 'You lost the connection',
    explanation: other
      ? `${partyName(other.agent)} is with the customer.`
      : 'The customer hears music. Reconnecting you…',
  };
}
