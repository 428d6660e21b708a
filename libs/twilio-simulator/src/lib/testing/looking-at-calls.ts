import type { CallState } from '../kernel/simulator-state';
import type { ScriptedCall } from '../phones/scripted-call';
import { CUSTOMER_NUMBER, DESK_NUMBER, twiml, type Bench } from './bench';

/** A customer calls the desk, whose first document has these verbs. */
export function call(bench: Bench, ...verbs: readonly string[]): ScriptedCall {
  bench.application.answers('/voice', twiml(...verbs));
  return bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
}

/** What the switchboard shows of a call. */
export function stateOf(bench: Bench, { sid }: ScriptedCall): CallState {
  const state = bench.simulator.state().calls.find((shown) => shown.sid === sid);
  if (!state) throw new Error(`There is no call ${sid}`);
  return state;
}

/** The numbers of what the debugger says about a call. */
export function warningsOf(bench: Bench, scripted: ScriptedCall): readonly number[] {
  return stateOf(bench, scripted).warnings.map(({ code }) => code);
}

/** What a telephone hears, as a sound; undefined for silence and for people. */
export function soundOf(bench: Bench, scripted: ScriptedCall) {
  const hearing = scripted.hears();
  return hearing.kind === 'sound' ? bench.media.sounds.get(hearing.soundId) : undefined;
}
