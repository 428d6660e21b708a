// A hidden tab's own timers are slowed down to one a minute; a worker's are not.
setInterval(() => self.postMessage('beat'), 3000);
