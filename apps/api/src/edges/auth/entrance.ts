import type { AgentId } from '@baton/call-flow';
import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { SignIn as Claim } from '@baton/shared-types';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { outOfOrder, ProblemException, tooManyRequests } from '../../http/problem';
import { deviceOf, newDevice } from './device-token';
import { Lane, LaneIsFull } from '../access/lane';
import { type NewSession, SessionService } from './session.service';
import { SignIn } from './sign-in';
import { SignInFailures, type Subject } from '../../desk/store/sign-in-failures';

/** Where a request to sign in comes from. */
export interface Origin {
  /** The other end of the connection. */
  readonly peer: string;
  /** Who stands behind the proxies that are trusted; the peer, if there are none. */
  readonly address: string;
}

/**
 * A session, and the token of the browser that it was opened in; null where nobody needs a
 * password.
 */
export type Admission = NewSession & { readonly device: string | null };

/**
 * Attempts that cost nothing: for an account or a browser, and for an address, where many people
 * may sit.
 */
const freeTries = 5;
const freeTriesOfAddress = 30;

/** Names that nobody has share so many counters: their number is the attacker's choice. */
const countersForUnknown = 64;

/** Lets agents in, slows down those who guess, and writes down every attempt. */
@Injectable()
export class Entrance {
  private readonly logger = new Logger(Entrance.name);
  /**
   * A slow hash is itself a way to take what all share; strangers cannot take the turns of known
   * browsers.
   */
  private readonly lanes = {
    known: new Lane({ atOnce: 2, mayWait: 60, perSender: 20 }),
    strangers: new Lane({ atOnce: 1, mayWait: 40, perSender: 8 }),
  };

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly signIn: SignIn,
    private readonly sessions: SessionService,
    private readonly failures: SignInFailures,
  ) {}

  /** Opens a session, or throws a problem that says what is wrong. */
  async admit(claim: Claim, origin: Origin): Promise<Admission> {
    const device = deviceOf(this.secret, claim.agentId, claim.device);
    const lane = device === null ? this.lanes.strangers : this.lanes.known;
    // Without proxies that are trusted the address may be that of a proxy, and so everybody's.
    const sender = device ?? (this.knowsAddresses ? origin.address : null);
    try {
      return await lane.run(sender, () => this.attempt(claim, device, origin));
    } catch (error) {
      if (!(error instanceof LaneIsFull)) throw error;
      this.logger.warn({ ...this.whoIs(claim, origin), because: 'busy' }, 'sign-in refused');
      throw outOfOrder(
        'busy',
        'Too many people are signing in right now. Try again in a few seconds.',
      );
    }
  }

  private async attempt(claim: Claim, device: string | null, origin: Origin): Promise<Admission> {
    const subjects = this.subjectsOf(claim, device, origin);
    const waitMs = subjects.length > 0 ? await this.failures.begin(subjects) : null;
    if (waitMs !== null) throw this.refuse(claim, origin, waitMs);
    const agentId = await this.prove(claim, origin);
    const account = subjects.filter(({ name }) => !name.startsWith('address:'));
    if (subjects.length > 0) await this.failures.succeed(subjects, account);
    const session = await this.sessions.open(agentId);
    this.logger.log(this.whoIs(claim, origin), 'signed in');
    return { ...session, device: this.deviceFor(claim, device) };
  }

  private async prove(claim: Claim, origin: Origin): Promise<string> {
    try {
      return await this.signIn.prove({ ...claim, address: origin.peer });
    } catch (error) {
      const because = error instanceof ProblemException ? error.problem.code : 'fault';
      this.logger.warn({ ...this.whoIs(claim, origin), because }, 'sign-in failed');
      throw error;
    }
  }

  private refuse(claim: Claim, origin: Origin, waitMs: number): ProblemException {
    const seconds = Math.ceil(waitMs / 1000);
    const who = this.whoIs(claim, origin);
    this.logger.warn({ ...who, because: 'too many failures', seconds }, 'sign-in refused');
    const detail = `Too many failed attempts. Try again in ${seconds} s.`;
    return tooManyRequests('too_many_failures', detail, seconds);
  }

  /** Without a password nothing is guessed: the console asks in this way whether one is needed. */
  private subjectsOf(claim: Claim, device: string | null, { address }: Origin): Subject[] {
    if (!this.signIn.asksPassword || claim.password === undefined) return [];
    if (device !== null) return [{ name: `device:${device}`, free: freeTries }];
    const account = { name: this.accountOf(claim.agentId), free: freeTries };
    const place = { name: `address:${address}`, free: freeTriesOfAddress };
    return this.knowsAddresses ? [account, place] : [account];
  }

  private accountOf(agentId: AgentId): string {
    if (this.signIn.credentialOf(agentId) !== null) return `account:${agentId}`;
    const [byte = 0] = createHash('sha256').update(agentId).digest();
    return `unknown:${byte % countersForUnknown}`;
  }

  private deviceFor(claim: Claim, device: string | null): string | null {
    if (!this.signIn.asksPassword) return null;
    if (device !== null && claim.device !== undefined) return claim.device;
    return newDevice(this.secret, claim.agentId);
  }

  /** What nobody is called is not written down: it may be a password in the wrong field. */
  private whoIs({ agentId }: Claim, { address }: Origin) {
    return { agentId: this.signIn.credentialOf(agentId) === null ? null : agentId, address };
  }

  private get knowsAddresses(): boolean {
    return this.environment.TRUSTED_PROXIES.length > 0;
  }

  private get secret(): string {
    return this.environment.TWILIO_API_KEY_SECRET;
  }
}
