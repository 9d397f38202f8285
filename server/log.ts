import pino, { type Logger } from 'pino';
import { environment } from './environment';
import { processWide } from './process-wide';

/** What must never be read in a log, wherever it hangs. */
const secrets = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'databaseUrl',
  'smtpUrl',
  'redisUrl',
];

const create = (): Logger =>
  pino({
    level: environment().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: { error: pino.stdSerializers.err },
  });

/**
 * The log: one line of JSON each on standard output. What happened goes in the message,
 * to what in the fields, an exception in the field `error`. Secrets are struck out.
 */
export const log = {
  debug: (fields: object, message: string) => logger().debug(fields, message),
  info: (fields: object, message: string) => logger().info(fields, message),
  warn: (fields: object, message: string) => logger().warn(fields, message),
  error: (fields: object, message: string) => logger().error(fields, message),
};

// Made on first use: the level is a setting, and `next build` reads none.
function logger(): Logger {
  return processWide('log', create);
}
