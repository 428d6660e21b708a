import { API_VERSION } from '../calls/call-fields';
import { rfc2822 } from '../kernel/rfc2822';
import type { VoiceResource } from '../calls/number-book';

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export function numberResource(number: VoiceResource, accountSid: string) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}`;
  return {
    ...common(number, accountSid),
    address_requirements: 'none',
    address_sid: null,
    beta: false,
    bundle_sid: null,
    capabilities: { fax: false, mms: false, sms: false, voice: true },
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    emergency_status: 'Inactive',
    identity_sid: null,
    origin: 'twilio',
    phone_number: number.phoneNumber,
    sms_application_sid: '',
    status: 'in-use',
    subresource_uris: { assigned_add_ons: `${uri}/AssignedAddOns.json` },
    trunk_sid: null,
    type: 'local',
    uri: `${uri}.json`,
    voice_application_sid: number.voiceApplicationSid,
    voice_receive_mode: 'voice',
  };
}

/** https://www.twilio.com/docs/usage/api/applications */
export function applicationResource(application: VoiceResource, accountSid: string) {
  return {
    ...common(application, accountSid),
    message_status_callback: '',
    public_application_connect_enabled: false,
    uri: `/${API_VERSION}/Accounts/${accountSid}/Applications/${application.sid}.json`,
  };
}

function common(resource: VoiceResource, accountSid: string) {
  return {
    account_sid: accountSid,
    api_version: API_VERSION,
    date_created: rfc2822(resource.createdAt),
    date_updated: rfc2822(resource.updatedAt),
    friendly_name: resource.friendlyName,
    sid: resource.sid,
    sms_fallback_method: 'POST',
    sms_fallback_url: '',
    sms_method: 'POST',
    sms_status_callback: '',
    sms_url: '',
    status_callback: resource.statusCallback,
    status_callback_method: resource.statusCallbackMethod,
    voice_caller_id_lookup: resource.voiceCallerIdLookup,
    voice_fallback_method: resource.voiceFallbackMethod,
    voice_fallback_url: resource.voiceFallbackUrl,
    voice_method: resource.voiceMethod,
    voice_url: resource.voiceUrl,
  };
}
