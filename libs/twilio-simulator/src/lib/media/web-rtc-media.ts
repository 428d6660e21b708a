import type { CallSid } from '../kernel/exchange';
import type { Hearing, LegLevel, MediaPlane, PreparedSound, Sound } from '../kernel/media-plane';
import type { LineId, Lines } from './lines';
import type {
  MediaOrder,
  MediaReport,
  MediaRequest,
  NetworkOptions,
  RecordedWav,
} from './media-messages';
import { Listeners } from './listeners';
import { sampleRate } from './sounds/pcm';
import { Service } from './service';
import { SoundShelf } from './sound-shelf';
import { Studio } from './studio';

type MediaProcess = Service<
  MediaRequest,
  string | RecordedWav | undefined,
  MediaOrder,
  MediaReport
>;

/** A process that dies so soon after its start is not started again at once. */
const restartPauseMs = 1000;

/**
 * Real audio: WebRTC connections to browsers and a mixer, in a process of their own. When that
 * process dies, its lines are reported as lost and another one takes its place; sounds and hearings
 * are kept here.
 */
export class WebRtcMedia implements MediaPlane, Lines {
  private readonly levels = new Listeners<[readonly LegLevel[]]>();
  private readonly silences = new Listeners<[CallSid, boolean]>();
  private readonly losses = new Listeners<[LineId]>();
  private readonly studio = new Studio();
  private readonly shelf = new SoundShelf((sound) => this.studio.make(sound), {
    added: ({ id, samples }) => this.process.order({ type: 'add-sound', soundId: id, samples }),
    removed: (soundId) => this.process.order({ type: 'remove-sound', soundId }),
  });
  private readonly lines = new Set<LineId>();
  private readonly hearings = new Map<CallSid, Hearing>();
  private readonly speaking = new Set<CallSid>();
  private restart: NodeJS.Timeout | undefined;
  /** Pending between the death of a process and the start of the next. */
  private available: Promise<undefined> = Promise.resolve(undefined);
  private process: MediaProcess;
  private startedAt = 0;

  private constructor(private readonly network: NetworkOptions) {
    this.process = this.startProcess();
  }

  /** Starts the media process; rejects when WebRTC cannot run on this machine. */
  static async start(network: NetworkOptions = {}): Promise<WebRtcMedia> {
    const media = new WebRtcMedia(network);
    await media.process.ready.catch(async (error: unknown) => {
      await media.shutDown();
      throw new Error(
        'WebRTC does not start on this machine; it needs Linux (glibc), macOS or Windows on x64 or arm64',
        { cause: error },
      );
    });
    return media;
  }

  /** The media process, for those who look after processes. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  async prepare(sound: Sound): Promise<PreparedSound> {
    const { id, samples } = await this.shelf.get(sound);
    return { id, durationMs: Math.round((samples.length / sampleRate) * 1000) };
  }

  hear(callSid: CallSid, hearing: Hearing): void {
    this.hearings.set(callSid, hearing);
    this.process.order({ type: 'hear', callSid, hearing });
  }

  tie(one: CallSid, other: CallSid): void {
    this.process.order({ type: 'tie', one, other });
  }

  startRecording(callSid: CallSid): void {
    this.process.order({ type: 'start-recording', callSid });
  }

  async stopRecording(callSid: CallSid): Promise<RecordedWav> {
    return (await this.ask({ type: 'stop-recording', callSid })) as RecordedWav;
  }

  close(callSid: CallSid): void {
    this.speaking.delete(callSid);
    this.hearings.delete(callSid);
    this.process.order({ type: 'close-leg', callSid });
  }

  closeLine(line: LineId): void {
    this.lines.delete(line);
    this.process.order({ type: 'close-line', line });
  }

  onLevels(listener: (levels: readonly LegLevel[]) => void): () => void {
    return this.levels.add(listener);
  }

  isSilent(callSid: CallSid): boolean {
    return !this.speaking.has(callSid);
  }

  onSilence(listener: (callSid: CallSid, silent: boolean) => void): () => void {
    return this.silences.add(listener);
  }

  onLost(listener: (line: LineId) => void): () => void {
    return this.losses.add(listener);
  }

  async offer(line: LineId): Promise<string> {
    this.lines.add(line);
    return (await this.ask({ type: 'offer', line })) as string;
  }

  async accept(line: LineId, callSid: CallSid, sdp: string): Promise<void> {
    await this.ask({ type: 'accept', line, callSid, sdp });
  }

  async answer(line: LineId, callSid: CallSid, sdp: string): Promise<string> {
    this.lines.add(line);
    return (await this.ask({ type: 'answer', line, callSid, sdp })) as string;
  }

  async renegotiate(line: LineId, sdp: string): Promise<string> {
    return (await this.ask({ type: 'renegotiate', line, sdp })) as string;
  }

  async shutDown(): Promise<void> {
    clearTimeout(this.restart);
    await Promise.all([this.process.stop(), this.studio.close()]);
  }

  /** Asks the media process, once there is one. */
  private async ask(request: MediaRequest): Promise<string | RecordedWav | undefined> {
    await this.available;
    return this.process.request(request);
  }

  private startProcess(): MediaProcess {
    this.startedAt = Date.now();
    return new Service('media-process', JSON.stringify(this.network), {
      report: (report) => this.take(report),
      died: () => this.replaceProcess(),
    });
  }

  private take(report: MediaReport): void {
    switch (report.type) {
      case 'levels':
        this.levels.tell(report.levels);
        return;
      case 'silence':
        if (report.silent) this.speaking.delete(report.callSid);
        else this.speaking.add(report.callSid);
        this.silences.tell(report.callSid, report.silent);
        return;
      case 'line-lost':
        this.lines.delete(report.line);
        this.losses.tell(report.line);
    }
  }

  private replaceProcess(): void {
    const pause = Math.max(0, this.startedAt + restartPauseMs - Date.now());
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.available = promise;
    this.restart = setTimeout(() => {
      this.process = this.startProcess();
      for (const { id, samples } of this.shelf.all()) {
        this.process.order({ type: 'add-sound', soundId: id, samples });
      }
      for (const [callSid, hearing] of this.hearings) {
        this.process.order({ type: 'hear', callSid, hearing });
      }
      resolve(undefined);
    }, pause);
    const lost = [...this.lines];
    this.lines.clear();
    this.speaking.clear();
    for (const line of lost) this.losses.tell(line);
  }
}
