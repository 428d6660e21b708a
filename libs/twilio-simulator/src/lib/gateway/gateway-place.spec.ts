import { gatewayPlace } from './gateway-place';

describe('the place of the gateway', () => {
  it.each([
    ['voice-js.roaming.twilio.com', 'ashburn', 'us1', 'us1'],
    ['voice-js.ashburn.twilio.com', 'ashburn', 'us1', 'us1'],
    ['voice-js.dublin.twilio.com', 'dublin', 'ie1', 'ie1'],
    ['voice-js.sao-paulo.twilio.com', 'sao-paulo', 'br1', 'br1'],
    ['voice-js.tokyo.localhost:3010', 'tokyo', 'jp1', 'localhost:3010/insights?of='],
    ['localhost:3010', 'ashburn', 'us1', 'localhost:3010/insights?of='],
    ['127.0.0.1:3010', 'ashburn', 'us1', 'localhost:3010/insights?of='],
    ['[::1]:3010', 'ashburn', 'us1', 'localhost:3010/insights?of='],
    ['voice-js.constructor.twilio.com', 'ashburn', 'us1', 'us1'],
  ])('that is asked for as %s is %s', (host, edge, region, home) => {
    expect(gatewayPlace(host)).toEqual({ edge, region, home });
  });
});
