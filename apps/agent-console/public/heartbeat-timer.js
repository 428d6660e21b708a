// A hidden tab's own timers are slowed down to one a minute; a worker's are not.
self.onmessage = ({ data: paceMs }) => setInterval(() => self.postMessage('beat'), paceMs);
