import type { AgentId, CallId } from '@baton/call-flow';
import type { CallView } from '@baton/shared-types';
import type { ScriptedCall } from '@baton/twilio-simulator';
import type { DeskAnswer } from '../desk/api-process';
import type { Scene } from '../scene';
import type { Target } from './wishes';

/** What a tab asks of the desk. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string;
}

/** A button that somebody pressed, and what the desk said. */
export interface Wished {
  readonly agentId: AgentId;
  readonly action: string;
  readonly callId: CallId;
  readonly answer: DeskAnswer | null;
}

/** An agent, as the others see them. */
export interface Colleague {
  readonly id: string;
  readonly tabs: readonly { readonly view: CallView | null }[];
  readonly hasButtons: boolean;
  pressOne(roll: number): Promise<void>;
  loseDesk(ms: number): Promise<void>;
}

/** A customer, as the others see them. */
export interface Caller {
  readonly name: string;
  readonly call: ScriptedCall | null;
  readonly hasHungUp: boolean;
  /** Whether they have pressed a key that was offered to them. */
  readonly hasChosen: boolean;
}

/** What is around the people of a history: everything that they use, and who notes what they do. */
export interface Surroundings extends Scene {
  readonly agents: readonly Colleague[];
  readonly deskNumber: string;
  /** From then on everything is in order, and everybody answers. */
  readonly isCalm: boolean;
  /** Carries a request from a browser to the desk and the answer back; null when there is none. */
  askDesk(asked: Asked): Promise<DeskAnswer | null>;
  /** Whether a customer is in a menu, or leaves a message, at this moment. */
  isAsked(callSid: string): boolean;
  /** The agent who was to press a button, or a colleague when that one has none. */
  whoHasButtons(meant: Colleague, roll: number): Colleague | undefined;
  /** Somebody who is on a call, if anybody is. */
  whoTalks(roll: number): Colleague | undefined;
  /** Where an agent hands a call to. */
  targetFor(
    agent: { readonly id: string; readonly name: string },
    roll: number,
  ): { readonly target: Target; readonly name: string };
  loseDevice(callSid: string, name: string): void;
  findDevice(callSid: string): void;
  onWish(wished: Wished): void;
  onAnswer(): void;
  /** An agent chooses to be available. */
  onBack(agentId: string): void;
  /** An agent has chosen to be away, which they began at that time, in ms. */
  onAway(agentId: string, since: number): void;
  onHangUp(customer: Caller): void;
  watch(customer: Caller): void;
}
