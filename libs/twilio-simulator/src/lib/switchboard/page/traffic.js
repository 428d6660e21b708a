/** What went to and fro, newest first: webhooks, and REST requests in the same form. */
export function traffic({ deliveries, requests }) {
  return [...deliveries, ...requests.map(asDelivery)].sort((one, other) => other.at - one.at);
}

function asDelivery(request) {
  const { path, ...rest } = request;
  return {
    ...rest,
    url: location.origin + path,
    kind: 'REST',
    event: `REST ${request.method}`,
    attempts: 1,
    contentType: request.body === null ? null : 'application/json',
    error: refusal(request),
  };
}

/** What the API says about a request that it refuses; the page of a proxy says nothing. */
function refusal({ status, body }) {
  if (status === null || status < 400) return null;
  try {
    const { code, message } = JSON.parse(body);
    return { code, message };
  } catch {
    return { code: status, message: 'the answer is not JSON' };
  }
}
