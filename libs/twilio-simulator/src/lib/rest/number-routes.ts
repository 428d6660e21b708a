import { Router } from 'express';
import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import { formOf, type Form } from '../rest-kit/form';
import { pageOf } from '../rest-kit/page';
import { endpointAsked, notImitated } from '../rest-kit/not-imitated';
import { notFound, RestProblem } from '../rest-kit/rest-problem';
import type { NumberBook, VoiceResource } from '../calls/number-book';
import { applicationResource, numberResource } from './voice-resource';

/**
 * The account's numbers and applications: where calls to them are handled can be read and changed.
 */
export function numberRoutes(parts: {
  readonly account: Account;
  readonly clock: Clock;
  readonly numbers: NumberBook;
}): Router {
  const { account, clock, numbers } = parts;
  const router = Router({ caseSensitive: true });
  const kinds = [
    {
      path: '/IncomingPhoneNumbers',
      name: 'incoming_phone_numbers',
      all: numbers.numbers,
      format: (number: VoiceResource) => numberResource(number, account.sid),
    },
    {
      path: '/Applications',
      name: 'applications',
      all: numbers.applications,
      format: (application: VoiceResource) => applicationResource(application, account.sid),
    },
  ];
  for (const { path, name, all, format } of kinds) {
    const find = (sid: string, url: string) => {
      const resource = all.find((candidate) => candidate.sid === sid);
      if (!resource) throw notFound(url);
      return resource;
    };
    router
      .route(`${path}.json`)
      .get((request, response) => {
        const found = all.filter(matching(formOf(request)));
        response.json(pageOf(request, { name, all: found, format }));
      })
      .all(notImitated);
    router
      .route(`${path}/:sid.json`)
      .all((request, _response, next) => {
        // `Local`, `Mobile` and `TollFree` are lists of their own.
        if (endpointAsked(request)?.path.endsWith('{}.json')) next();
        else next('route');
      })
      .get((request, response) => {
        response.json(format(find(request.params.sid, request.originalUrl)));
      })
      .post((request, response) => {
        const resource = find(request.params.sid, request.originalUrl);
        update(resource, formOf(request), numbers);
        resource.updatedAt = clock.now();
        response.json(format(resource));
      })
      .all(notImitated);
  }
  return router;
}

function matching(form: Form): (resource: VoiceResource) => boolean {
  const number = partOfNumber(form.text('PhoneNumber') ?? '');
  const name = form.text('FriendlyName');
  return (resource) =>
    number.test(resource.phoneNumber ?? '') && (!name || resource.friendlyName === name);
}

/**
 * A part of a number, where `*` stands for any digit.
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
function partOfNumber(written: string): RegExp {
  const escaped = written.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll('*', String.raw`\d`));
}

function update(resource: VoiceResource, form: Form, { applications }: NumberBook): void {
  const voiceUrl = address(form, 'VoiceUrl', 21502) ?? resource.voiceUrl;
  const fallback = address(form, 'VoiceFallbackUrl', 21502) ?? resource.voiceFallbackUrl;
  // https://www.twilio.com/docs/api/errors/21405
  if (fallback !== '' && voiceUrl === '' && form.text('VoiceFallbackUrl') !== undefined) {
    throw new RestProblem(400, 21405, 'VoiceFallbackUrl needs a VoiceUrl');
  }
  const statusCallback = address(form, 'StatusCallback', 21502) ?? resource.statusCallback;
  const applicationSid = form.text('VoiceApplicationSid');
  if (applicationSid && !applications.some(({ sid }) => sid === applicationSid)) {
    throw new RestProblem(400, 21218, `Invalid VoiceApplicationSid ${applicationSid}`);
  }
  Object.assign(resource, {
    voiceUrl,
    voiceFallbackUrl: fallback,
    statusCallback,
    friendlyName: form.text('FriendlyName') ?? resource.friendlyName,
    voiceMethod: form.method('VoiceMethod', resource.voiceMethod),
    voiceFallbackMethod: form.method('VoiceFallbackMethod', resource.voiceFallbackMethod),
    statusCallbackMethod: form.method('StatusCallbackMethod', resource.statusCallbackMethod),
    voiceApplicationSid: applicationSid ?? resource.voiceApplicationSid,
    voiceCallerIdLookup: form.flag('VoiceCallerIdLookup') ?? resource.voiceCallerIdLookup,
  } satisfies Partial<VoiceResource>);
}

/** An empty field clears the address. */
function address(form: Form, name: string, code: number): string | undefined {
  return form.text(name) === '' ? '' : form.url(name, code);
}
