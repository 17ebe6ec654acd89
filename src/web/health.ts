import { Hono } from 'hono';

export type Health = 'ok' | 'degraded' | 'down';

/** One part of the program that can say how it is. */
export interface HealthCheck {
  /** As it is shown: database, redis, queue, channels, ... */
  name: string;
  check(): Promise<Health>;
}

const defaultTimeoutMs = 2000;

/**
 * `GET /health/live`: the process answers. `GET /health/ready`: every part is asked at once; 503 when one is down.
 * A check that throws, or does not answer in time, counts as down. Reasons belong in the log, not in the answer.
 */
export function createHealthRoutes(checks: HealthCheck[], timeoutMs: number = defaultTimeoutMs): Hono {
  const routes = new Hono().basePath('/health');
  routes.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  routes.get('/live', (c) => c.json({ status: 'ok' }));
  routes.get('/ready', async (c) => {
    const entries = await Promise.all(checks.map(async (one) => [one.name, await askInTime(one, timeoutMs)] as const));
    const status = worst(entries.map(([, health]) => health));
    return c.json({ status, parts: Object.fromEntries(entries) }, status === 'down' ? 503 : 200);
  });
  return routes;
}

async function askInTime(one: HealthCheck, timeoutMs: number): Promise<Health> {
  const late = Promise.withResolvers<Health>();
  const timer = setTimeout(() => late.resolve('down'), timeoutMs);
  try {
    return await Promise.race([one.check(), late.promise]);
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}

function worst(all: Health[]): Health {
  if (all.includes('down')) return 'down';
  return all.includes('degraded') ? 'degraded' : 'ok';
}
