import { callStateNames, type CallState } from './call';
import { decide } from './decide';
import { callEventTypes, type CallEvent } from './event';
import { ada, ben, sample, toBen } from './sample-states';

/** Every event, as Ada the owner or as the carrier would bring it, about each leg that it can be about. */
const events: Record<string, CallEvent> = {
  'leg_joined (ben)': { type: 'leg_joined', leg: ben.leg },
  'leg_joined (stranger)': { type: 'leg_joined', leg: 'leg-of-nobody' },
  'leg_over (ada)': { type: 'leg_over', leg: ada.leg, outcome: 'left' },
  'leg_over (ben)': { type: 'leg_over', leg: ben.leg, outcome: 'declined' },
  'leg_over (stranger)': { type: 'leg_over', leg: 'leg-of-nobody', outcome: 'left' },
  customer_left: { type: 'customer_left' },
  customer_held: { type: 'customer_held' },
  customer_resumed: { type: 'customer_resumed' },
  hold_failed: { type: 'hold_failed' },
  resume_failed: { type: 'resume_failed' },
  room_lost: { type: 'room_lost' },
  agent_offered: { type: 'agent_offered', offer: ben },
  'agent_recalled (ada)': { type: 'agent_recalled', offer: ada },
  grace_over: { type: 'grace_over' },
  'agent_holds (ada)': { type: 'agent_holds', by: 'ada' },
  'agent_resumes (ada)': { type: 'agent_resumes', by: 'ada' },
  'agent_transfers (consult)': {
    type: 'agent_transfers',
    by: 'ada',
    mode: 'consult',
    transfer: toBen,
  },
  'agent_transfers (add)': { type: 'agent_transfers', by: 'ada', mode: 'add', transfer: toBen },
  'agent_transfers (blind)': {
    type: 'agent_transfers',
    by: 'ada',
    mode: 'blind',
    transfer: toBen,
  },
  'agent_completes (ada)': { type: 'agent_completes', by: 'ada', transferId: toBen.id },
  'agent_cancels (ada)': { type: 'agent_cancels', by: 'ada', transferId: toBen.id },
  'agent_merges (ada)': { type: 'agent_merges', by: 'ada', transferId: toBen.id },
  'agent_leaves (ada)': { type: 'agent_leaves', by: 'ada' },
  'agent_leaves (ben)': { type: 'agent_leaves', by: 'ben' },
  'agent_ends (ada)': { type: 'agent_ends', by: 'ada' },
  'agent_ends (ben)': { type: 'agent_ends', by: 'ben' },
};

function shown(state: CallState, event: CallEvent): string {
  const decision = decide(state, event);
  switch (decision.kind) {
    case 'ignored':
      return '·';
    case 'refused':
      return `refused: ${decision.because}`;
    case 'moved': {
      const commands = decision.commands.map(({ type }) => type).join(', ');
      const settled = decision.settled === undefined ? '' : ` [${decision.settled}]`;
      return `${decision.to.name}${settled}${commands === '' ? '' : ` (${commands})`}`;
    }
  }
}

/** The machine as a document: one paragraph a state, one line an event. */
function printed(): string {
  const width = Math.max(...Object.keys(events).map(({ length }) => length)) + 2;
  return callStateNames
    .map((name) => {
      const lines = Object.entries(events).map(
        ([title, event]) => `  ${title.padEnd(width)}${shown(sample[name], event)}`,
      );
      return [name, ...lines].join('\n');
    })
    .join('\n\n');
}

describe('the call machine, printed', () => {
  it('decides every event in every state as reviewed here (· is ignored)', () => {
    expect(`\n${printed()}\n`).toMatchInlineSnapshot(`
      "
      queued
        leg_joined (ben)           queued (hold_customer, release)
        leg_joined (stranger)      queued (hold_customer, release)
        leg_over (ada)             ·
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended (end_conversation)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued (find_agent)
        agent_offered              offering (ring)
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: no_agent_yet
        agent_resumes (ada)        refused: no_agent_yet
        agent_transfers (consult)  refused: no_agent_yet
        agent_transfers (add)      refused: no_agent_yet
        agent_transfers (blind)    refused: no_agent_yet
        agent_completes (ada)      refused: no_agent_yet
        agent_cancels (ada)        refused: no_agent_yet
        agent_merges (ada)         refused: no_agent_yet
        agent_leaves (ada)         refused: no_agent_yet
        agent_leaves (ben)         refused: no_agent_yet
        agent_ends (ada)           refused: no_agent_yet
        agent_ends (ben)           refused: no_agent_yet

      offering
        leg_joined (ben)           connected
        leg_joined (stranger)      offering (hold_customer, release)
        leg_over (ada)             ·
        leg_over (ben)             queued (find_agent)
        leg_over (stranger)        ·
        customer_left              ended (end_conversation, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued (release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: no_agent_yet
        agent_resumes (ada)        refused: no_agent_yet
        agent_transfers (consult)  refused: no_agent_yet
        agent_transfers (add)      refused: no_agent_yet
        agent_transfers (blind)    refused: no_agent_yet
        agent_completes (ada)      refused: no_agent_yet
        agent_cancels (ada)        refused: no_agent_yet
        agent_merges (ada)         refused: no_agent_yet
        agent_leaves (ada)         refused: no_agent_yet
        agent_leaves (ben)         refused: no_agent_yet
        agent_ends (ada)           refused: no_agent_yet
        agent_ends (ben)           refused: no_agent_yet

      connected
        leg_joined (ben)           connected (release)
        leg_joined (stranger)      connected (release)
        leg_over (ada)             owner-lost (hold_customer, recall)
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended (end_conversation, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              held
        room_lost                  queued (release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          held (hold_customer)
        agent_resumes (ada)        refused: not_held
        agent_transfers (consult)  consult-holding (hold_customer)
        agent_transfers (add)      add-ringing (ring)
        agent_transfers (blind)    offering (hold_customer, ring)
        agent_completes (ada)      refused: no_such_transfer
        agent_cancels (ada)        refused: no_such_transfer
        agent_merges (ada)         refused: no_such_transfer
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         refused: not_your_call
        agent_ends (ada)           ended (end_conversation, release)
        agent_ends (ben)           refused: not_your_call

      held
        leg_joined (ben)           held (release)
        leg_joined (stranger)      held (release)
        leg_over (ada)             owner-lost (hold_customer, recall)
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended (end_conversation, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                connected
        resume_failed              ·
        room_lost                  queued (release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: already_held
        agent_resumes (ada)        connected (resume_customer)
        agent_transfers (consult)  consult-holding (hold_customer)
        agent_transfers (add)      add-ringing (resume_customer, ring)
        agent_transfers (blind)    offering (release, ring)
        agent_completes (ada)      refused: no_such_transfer
        agent_cancels (ada)        refused: no_such_transfer
        agent_merges (ada)         refused: no_such_transfer
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         refused: not_your_call
        agent_ends (ada)           ended (end_conversation, release)
        agent_ends (ben)           refused: not_your_call

      consult-holding
        leg_joined (ben)           ·
        leg_joined (stranger)      consult-holding (release)
        leg_over (ada)             owner-lost [canceled] (hold_customer, recall)
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              consult-ringing (ring)
        customer_resumed           ·
        hold_failed                connected [failed]
        resume_failed              ·
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      offering (hold_customer, ring)
        agent_cancels (ada)        connected [canceled] (resume_customer)
        agent_merges (ada)         refused: target_not_answered
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         refused: not_your_call
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      consult-ringing
        leg_joined (ben)           consulting
        leg_joined (stranger)      consult-ringing (release)
        leg_over (ada)             offering (hold_customer)
        leg_over (ben)             held [declined]
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      offering (release)
        agent_cancels (ada)        connected [canceled] (release, resume_customer)
        agent_merges (ada)         refused: target_not_answered
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         refused: not_your_call
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      consulting
        leg_joined (ben)           ·
        leg_joined (stranger)      consulting (release)
        leg_over (ada)             connected [completed] (resume_customer)
        leg_over (ben)             connected [target-left] (resume_customer)
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      completing (resume_customer)
        agent_cancels (ada)        connected [canceled] (release, resume_customer)
        agent_merges (ada)         merged (resume_customer)
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         connected [target-left] (release, resume_customer)
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      add-ringing
        leg_joined (ben)           merged
        leg_joined (stranger)      add-ringing (release)
        leg_over (ada)             offering (hold_customer)
        leg_over (ben)             connected [declined]
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      offering (hold_customer)
        agent_cancels (ada)        connected [canceled] (release)
        agent_merges (ada)         refused: target_not_answered
        agent_leaves (ada)         refused: customer_would_be_alone
        agent_leaves (ben)         refused: not_your_call
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      merged
        leg_joined (ben)           ·
        leg_joined (stranger)      merged (release)
        leg_over (ada)             connected [completed]
        leg_over (ben)             connected [target-left]
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              consulting
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      connected [completed] (release)
        agent_cancels (ada)        connected [canceled] (release)
        agent_merges (ada)         refused: already_merged
        agent_leaves (ada)         connected [completed] (release)
        agent_leaves (ben)         connected [target-left] (release)
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      completing
        leg_joined (ben)           ·
        leg_joined (stranger)      completing (release)
        leg_over (ada)             connected [completed] (resume_customer)
        leg_over (ben)             connected [target-left] (resume_customer)
        leg_over (stranger)        ·
        customer_left              ended [customer-left] (end_conversation, release, release)
        customer_held              ·
        customer_resumed           connected [completed] (release)
        hold_failed                ·
        resume_failed              consulting
        room_lost                  queued [failed] (release, release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: transfer_in_progress
        agent_resumes (ada)        refused: transfer_in_progress
        agent_transfers (consult)  refused: transfer_in_progress
        agent_transfers (add)      refused: transfer_in_progress
        agent_transfers (blind)    refused: transfer_in_progress
        agent_completes (ada)      refused: transfer_in_progress
        agent_cancels (ada)        connected [canceled] (release, resume_customer)
        agent_merges (ada)         refused: transfer_in_progress
        agent_leaves (ada)         refused: transfer_in_progress
        agent_leaves (ben)         refused: transfer_in_progress
        agent_ends (ada)           ended [agent-ended] (end_conversation, release, release)
        agent_ends (ben)           refused: not_your_call

      owner-lost
        leg_joined (ben)           owner-lost (release)
        leg_joined (stranger)      owner-lost (release)
        leg_over (ada)             ·
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended (end_conversation)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued (find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       recalling (ring)
        grace_over                 queued (find_agent)
        agent_holds (ada)          refused: no_agent_yet
        agent_resumes (ada)        refused: no_agent_yet
        agent_transfers (consult)  refused: no_agent_yet
        agent_transfers (add)      refused: no_agent_yet
        agent_transfers (blind)    refused: no_agent_yet
        agent_completes (ada)      refused: no_agent_yet
        agent_cancels (ada)        refused: no_agent_yet
        agent_merges (ada)         refused: no_agent_yet
        agent_leaves (ada)         refused: no_agent_yet
        agent_leaves (ben)         refused: no_agent_yet
        agent_ends (ada)           refused: no_agent_yet
        agent_ends (ben)           refused: no_agent_yet

      recalling
        leg_joined (ben)           recalling (release)
        leg_joined (stranger)      recalling (release)
        leg_over (ada)             queued (find_agent)
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ended (end_conversation, release)
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  queued (release, find_agent)
        agent_offered              refused: not_queued
        agent_recalled (ada)       refused: not_queued
        grace_over                 ·
        agent_holds (ada)          refused: no_agent_yet
        agent_resumes (ada)        refused: no_agent_yet
        agent_transfers (consult)  refused: no_agent_yet
        agent_transfers (add)      refused: no_agent_yet
        agent_transfers (blind)    refused: no_agent_yet
        agent_completes (ada)      refused: no_agent_yet
        agent_cancels (ada)        refused: no_agent_yet
        agent_merges (ada)         refused: no_agent_yet
        agent_leaves (ada)         refused: no_agent_yet
        agent_leaves (ben)         refused: no_agent_yet
        agent_ends (ada)           refused: no_agent_yet
        agent_ends (ben)           refused: no_agent_yet

      ended
        leg_joined (ben)           ended (release)
        leg_joined (stranger)      ended (release)
        leg_over (ada)             ·
        leg_over (ben)             ·
        leg_over (stranger)        ·
        customer_left              ·
        customer_held              ·
        customer_resumed           ·
        hold_failed                ·
        resume_failed              ·
        room_lost                  ·
        agent_offered              refused: already_over
        agent_recalled (ada)       refused: already_over
        grace_over                 ·
        agent_holds (ada)          refused: already_over
        agent_resumes (ada)        refused: already_over
        agent_transfers (consult)  refused: already_over
        agent_transfers (add)      refused: already_over
        agent_transfers (blind)    refused: already_over
        agent_completes (ada)      refused: already_over
        agent_cancels (ada)        refused: already_over
        agent_merges (ada)         refused: already_over
        agent_leaves (ada)         refused: already_over
        agent_leaves (ben)         refused: already_over
        agent_ends (ada)           refused: already_over
        agent_ends (ben)           refused: already_over
      "
    `);
  });

  it('prints every event there is', () => {
    expect(new Set(Object.values(events).map(({ type }) => type))).toEqual(new Set(callEventTypes));
  });
});
