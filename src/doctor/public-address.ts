import { fine, type Check } from './finding.ts';

/** Whether the shop answers under its public address, asked from here; a router that turns inwards may differ outside. */
export function publicAddressCheck(publicUrl: string): Check {
  const fix = 'Check the name (DNS), the certificate, and that the proxy passes on to PORT; then start the shop.';
  return {
    name: 'public address',
    fix,
    look: async () => {
      const answer = await reach(`${publicUrl}/health/live`);
      if (answer.ok) return fine(publicUrl);
      return { status: 'fail', detail: `${publicUrl}/health/live answers ${answer.status}`, fix };
    },
  };
}

async function reach(address: string): Promise<Response> {
  try {
    return await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(8000) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`can't be reached from here: ${reason}`, { cause: error });
  }
}
