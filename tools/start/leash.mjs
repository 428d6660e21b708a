/**
 * Loaded into each service: when the process that started it is killed, it stops instead of keeping
 * the port.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
